# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The words of a C++ header, and ways to go past what is not wanted: brackets, template arguments, constraints."""

import re

WORD = re.compile(r"\w+|::|->|<=>|<<|<=|>=|==|!=|&&|\|\||\[\[|\.\.\.|[^\w\s]")
CLOSING = {"(": ")", "[": "]", "{": "}", "[[": "]"}


class Unclear(Exception):
    pass


class Words:
    """A place among the words of a text; what is expected there and is not raises Unclear."""

    def __init__(self, text):
        self.words = WORD.findall(text)
        self.at = 0

    @property
    def word(self):
        return self.words[self.at] if self.at < len(self.words) else ""

    def take(self, *expected):
        """@returns the word at hand, having gone on behind it"""
        word = self.word
        if not word or (expected and word not in expected):
            around = " ".join(self.words[max(0, self.at - 12) : self.at + 6])
            raise Unclear(f"`{word}` in `{around}`, where {' or '.join(expected) or 'more'} was expected")
        self.at += 1
        return word

    def skip_brackets(self):
        """From the bracket at hand to behind that which closes it."""
        opening = self.take(*CLOSING)
        self.skip_to(CLOSING[opening])
        self.take()
        if opening == "[[":
            self.take("]")

    def skip_angles(self):
        self.take("<")
        while self.word != ">":
            if self.word == "<":
                self.skip_angles()
            elif self.word in CLOSING:
                self.skip_brackets()
            else:
                self.take()
        self.take()

    def skip_to(self, *ends):
        """To the first of the ends that is in no bracket."""
        while self.word not in ends:
            if self.word in CLOSING:
                self.skip_brackets()
            else:
                self.take()

    def skip_qualified(self):
        """A name such as a::b<c>::d or ::a. @returns its words without the arguments"""
        words = []
        if self.word == "::":
            self.take()
        while True:
            words.append(self.take())
            if self.word == "<":
                self.skip_angles()
            if self.word != "::":
                return words
            self.take()

    def skip_constraint(self):
        """A requires-clause: primary expressions, joined by && and ||."""
        joint = self.take("requires")
        while joint in ("requires", "&&", "||"):
            if self.word == "requires":
                self.take()
                if self.word == "(":
                    self.skip_brackets()
                self.skip_brackets()
            elif self.word == "(":
                self.skip_brackets()
            else:
                self.skip_qualified()
            joint = self.word
            if joint in ("&&", "||"):
                self.take()
            else:
                break
