# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Reads which names a header declares, as far as the C++ of include/vitalfew goes: no more than that is understood.

    declared(text) -> names, bases

A name is a Name: its kind is concept, enumerator, friend, function, macro, namespace, object or type. Bodies of functions are passed over;
constructors, destructors and deduction guides have no name of their own. What is not understood raises Unclear, which quotes the place.
"""

import re
import sys
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from check_arrows import without_literals  # noqa: E402
from cpp_words import CLOSING, Unclear, Words  # noqa: E402

DIRECTIVE = re.compile(r"^[ \t]*#(?:\\\n|[^\n])*", re.MULTILINE)
MACRO = re.compile(r"^[ \t]*#[ \t]*define[ \t]+(\w+)", re.MULTILINE)
# A parenthesis may follow them, which makes no function of them.
OPERANDS = {"decltype", "noexcept", "alignas", "explicit"}
SPECIFIERS = {"explicit", "constexpr", "consteval", "inline", "static", "virtual", "friend"}


class Name(NamedTuple):
    kind: str
    path: tuple
    public: bool


class Base(NamedTuple):
    derived: tuple
    name: str


class Reader(Words):
    def __init__(self, text):
        super().__init__(text)
        self.names = []
        self.bases = []

    def add(self, kind, scope, name, public):
        self.names.append(Name(kind, (*scope, name), public))

    def declarations(self, scope, public=True, hidden=False):
        """What stands in a namespace or a class, up to the brace that closes it or to the end of the file."""
        while self.word not in ("}", ""):
            if self.word in ("public", "private", "protected"):
                public = self.take() == "public"
                self.take(":")
            else:
                self.declaration(scope, public and not hidden)

    def declaration(self, scope, public):
        following = self.words[self.at + 1] if self.at + 1 < len(self.words) else ""
        if self.word == "template":
            self.take()
            self.skip_angles()
            if self.word == "requires":
                self.skip_constraint()
            self.declaration(scope, public)
        elif self.word == "namespace" or (self.word, following) == ("inline", "namespace"):
            self.namespace(scope)
        elif self.word in ("using", "concept"):
            self.alias(scope, public)
        elif self.word == "enum":
            self.enumeration(scope, public)
        elif self.word == "static_assert" or (self.word == "friend" and following in ("class", "struct")):
            self.skip_to(";")
        elif self.word == ";":
            self.take()
        elif self.word == "[[":
            self.skip_brackets()
            self.declaration(scope, public)
        else:
            self.entity(scope, public)

    def namespace(self, scope):
        inline = self.word == "inline"
        if inline:
            self.take()
        self.take("namespace")
        name = self.take()
        self.take("{")
        if not inline:
            self.add("namespace", scope, name, True)
        self.declarations(scope if inline else (*scope, name))
        self.take("}")

    def alias(self, scope, public):
        """An alias, a using-declaration, or a concept."""
        kind = "concept" if self.take() == "concept" else "type"
        words = self.skip_qualified()
        if self.word == "(":  # using a::operator()...
            self.skip_brackets()
            words[-1] += "()"
        inherited = self.word != "=" and words[-1] in (scope[-1], *words[:-1])  # constructors
        self.skip_to(";")
        if not inherited:
            self.add(kind, scope, words[-1], public)

    def enumeration(self, scope, public):
        self.take()
        if self.word in ("class", "struct"):
            self.take()
        name = self.take()
        self.add("type", scope, name, public)
        self.skip_to("{", ";")
        if self.word == "{":
            self.take()
            while self.word != "}":
                self.add("enumerator", (*scope, name), self.take(), public)
                self.skip_to(",", "}")
                if self.word == ",":
                    self.take()
            self.take()

    def class_type(self, scope, public):
        """A class from its first word to behind its body, if it has one."""
        key = self.take()
        while self.word in ("[[", "alignas"):
            if self.word == "alignas":
                self.take()
            self.skip_brackets()
        words = self.skip_qualified()
        if len(words) > 1:  # std::hash<...>
            public = False
        inner = (*scope, words[-1])
        self.add("type", scope, words[-1], public)
        if self.word == "final":
            self.take()
        if self.word == ":":
            self.take()
            start = self.at
            self.skip_to("{")
            bases = " ".join(self.words[start : self.at])
            self.bases += [Base(inner, name.replace(" ", "")) for name in re.findall(r"public (?::: )?(\w+(?: :: \w+)*)", bases)]
        if self.word == "{":
            self.take()
            self.declarations(inner, key == "struct", not public)
            self.take("}")

    def operator_name(self):
        """From the word operator to the parenthesis of the parameters."""
        self.take("operator")
        words = [self.take()]
        if words == ["("]:
            words.append(self.take(")"))
        while self.word != "(":
            words.append(self.take())
        return "operator" + (" " if words[0][0].isalpha() else "") + "".join(words)

    def entity(self, scope, public):
        """A class, an object, a function, or a class and an object of it at once."""
        kind = "object"
        words = []
        friend = False
        while True:
            word = self.word
            if word in ("class", "struct"):
                self.class_type(scope, public)
                if self.word == ";":
                    return
            elif word == "operator":
                return self.function("friend" if friend else "function", scope, self.operator_name(), public)
            elif word == "(" and words[-1] not in OPERANDS:
                name = words[-1]
                constructed = name == scope[-1] or "~" in words or not set(words[:-1]) - SPECIFIERS
                qualified = len(words) > 1 and words[-2] == "::"
                kind = "" if constructed or qualified else "friend" if friend else "function"
                return self.function(kind, scope, name, public)
            elif word in CLOSING and word != "{":
                self.skip_brackets()
            elif word == "<":
                self.skip_angles()
            elif word == ",":
                raise Unclear(f"two objects in one declaration, {words[-1]} and another")
            elif word in ("=", "{", ";", ":"):
                self.skip_to(";")
                if words[-1].isidentifier() and words[-2] != "::":
                    self.add(kind, scope, words[-1], public)
                return
            else:
                friend = friend or word == "friend"
                words.append(self.take())

    def function(self, kind, scope, name, public):
        """From the parenthesis of the parameters to behind the body. Without a kind, it has no name of its own."""
        if kind:
            self.add(kind, scope, name, public)
        self.skip_brackets()
        while self.word not in ("{", ";"):
            if self.word == "requires":
                self.skip_constraint()
            elif self.word == "<":
                self.skip_angles()
            elif self.word in CLOSING:
                self.skip_brackets()
            elif self.word == "=":
                self.skip_to(";")
            elif self.take() == ":":
                self.initialisers()
        if self.word == "{":
            self.skip_brackets()

    def initialisers(self):
        """What a constructor makes its members of, up to its body."""
        while True:
            self.skip_qualified()
            self.skip_brackets()
            if self.word == "...":
                self.take()
            if self.word != ",":
                return
            self.take()


def declared(text):
    """@returns the names that the text of a header declares, and the public bases of its classes"""
    text = without_literals(text)
    reader = Reader(DIRECTIVE.sub("", text))
    reader.names += [Name("macro", (name,), True) for name in MACRO.findall(text)]
    reader.declarations(())
    if reader.word:
        reader.take("a brace less")
    return reader.names, reader.bases
