# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Checks a JSON document against a schema, as far as those of client_report and Vega-Lite need: a keyword not known here is an
error."""

import re
from urllib.parse import unquote

TYPES = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}
ANNOTATIONS = {"$schema", "$defs", "definitions", "title", "description", "format"}


class Mismatch(Exception):
    """What does not fit, and where in the document."""


def resolve(root, reference):
    node = root
    for part in reference.removeprefix("#/").split("/"):
        node = node[unquote(part)]
    return node


def check(value, schema, root=None, where="$"):
    """@raises Mismatch"""
    root = schema if root is None else root

    def need(fits, what):
        if not fits:
            raise Mismatch(f"{where}: {value!r} {what}")

    # What a keyword asks of an object or an array means nothing for other types: the type comes first.
    for keyword, argument in sorted(schema.items(), key=lambda entry: entry[0] != "type"):
        if keyword in ANNOTATIONS:
            continue
        if keyword == "$ref":
            check(value, resolve(root, argument), root, where)
        elif keyword == "anyOf":
            need(any(matches(value, one, root, where) for one in argument), "fits none of the alternatives")
        elif keyword == "type":
            types = [argument] if isinstance(argument, str) else argument
            need(any(TYPES[one](value) for one in types), f"is no {argument}")
        elif keyword == "const":
            need(value == argument, f"is not {argument}")
        elif keyword == "enum":
            need(value in argument, f"is not one of {argument}")
        elif keyword == "pattern":
            need(re.search(argument, value), f"does not match {argument}")
        elif keyword == "minimum":
            need(value >= argument, f"is below {argument}")
        elif keyword == "maximum":
            need(value <= argument, f"is above {argument}")
        elif keyword == "required":
            need(set(argument) <= set(value), f"lacks {set(argument) - set(value)}")
        elif keyword == "properties":
            for name in set(argument) & set(value):
                check(value[name], argument[name], root, f"{where}.{name}")
        elif keyword == "additionalProperties" and argument is False:
            need(set(value) <= set(schema["properties"]), f"has {set(value) - set(schema['properties'])} too many")
        elif keyword == "additionalProperties":
            for name in set(value) - set(schema.get("properties", ())):
                check(value[name], argument, root, f"{where}.{name}")
        elif keyword == "items":
            for i, item in enumerate(value):
                check(item, argument, root, f"{where}[{i}]")
        elif keyword in ("minItems", "minLength", "minProperties"):
            need(len(value) >= argument, f"violates {keyword}")
        elif keyword in ("maxItems", "maxLength"):
            need(len(value) <= argument, f"violates {keyword}")
        else:
            raise NotImplementedError(f"{keyword} of {where}")


def matches(value, schema, root, where):
    try:
        check(value, schema, root, where)
    except Mismatch:
        return False
    return True
