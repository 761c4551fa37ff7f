"""Equations of Word (OMML) as text on one line, written the way those of other files are."""

import re
from collections.abc import Callable
from typing import Any

from synthesist.read.markup import attribute

_RELATIONS = re.compile(r"\s*([=<>≤≥≈≅∼→←⇒∈≠≡∝])\s*")
_ACCENTS = {"̂", "̃", "̄", "̇", "̈", "⃗"}


def linear(element: Any) -> str:
    """An equation: `a^b`, `a_b`, `(a)/(b)`, rows with semicolons."""
    return " ".join(_RELATIONS.sub(r" \1 ", _inside(element)).split())


def _inside(element: Any) -> str:
    return "".join(_written(child) for child in element)


def _written(element: Any) -> str:
    rule = _RULES.get(element.tag)
    if rule:
        return rule(element)
    if element.tag == "t":
        return str(element.text or "")
    return "" if element.tag.endswith("Pr") else _inside(element)


def _part(element: Any, tag: str) -> str:
    child = element.find(tag)
    return "" if child is None else _inside(child).strip()


def _grouped(text: str) -> str:
    return text if re.fullmatch(r"[^\W_]+|\d+[.,]\d+|.?", text) else f"({text})"


def _mark(sign: str, text: str) -> str:
    if not text:
        return ""
    return f"{sign}{text}" if re.fullmatch(r"[-+−]?[^\W_]+|[*†‡′∗]+", text) else f"{sign}({text})"


def _setting(element: Any, tag: str, default: str) -> str:
    own = element.find(f"{element.tag}Pr")
    found = None if own is None else own.find(tag)
    return default if found is None else attribute(found, "val")


def _fraction(element: Any) -> str:
    return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"


def _scripts(element: Any) -> str:
    return f"{_part(element, 'e')}{_mark('_', _part(element, 'sub'))}{_mark('^', _part(element, 'sup'))}"


def _before(element: Any) -> str:
    return f"{_mark('_', _part(element, 'sub'))}{_mark('^', _part(element, 'sup'))}{_part(element, 'e')}"


def _root(element: Any) -> str:
    degree = _part(element, "deg")
    return f"({_part(element, 'e')})^(1/{degree})" if degree else f"√({_part(element, 'e')})"


def _large(element: Any) -> str:
    sign = _setting(element, "chr", "∫")
    return f"{sign}{_mark('_', _part(element, 'sub'))}{_mark('^', _part(element, 'sup'))} {_part(element, 'e')}"


def _fenced(element: Any) -> str:
    separator = _setting(element, "sepChr", "|")
    inner = f"{separator} ".join(_inside(child).strip() for child in element.findall("e"))
    return f"{_setting(element, 'begChr', '(')}{inner}{_setting(element, 'endChr', ')')}"


def _function(element: Any) -> str:
    name, of = _part(element, "fName"), _part(element, "e")
    return f"{name}{of}" if of.startswith("(") else f"{name} {of}"


def _accent(element: Any) -> str:
    base, sign = _part(element, "e"), _setting(element, "chr", "̂")
    return f"{base}{sign}" if len(base) == 1 and sign in _ACCENTS else base


def _limit(element: Any) -> str:
    return f"{_part(element, 'e')}{_mark('_' if element.tag == 'limLow' else '^', _part(element, 'lim'))}"


def _nothing(_element: Any) -> str:
    return ""


def _rows(element: Any) -> str:
    rows = element.findall("mr") or element.findall("e")
    return "; ".join(" ".join(_inside(cell).strip() for cell in row.findall("e")) or _inside(row) for row in rows)


_RULES: dict[str, Callable[[Any], str]] = {
    "del": _nothing,
    "moveFrom": _nothing,
    "f": _fraction,
    "sSup": _scripts,
    "sSub": _scripts,
    "sSubSup": _scripts,
    "sPre": _before,
    "rad": _root,
    "nary": _large,
    "d": _fenced,
    "func": _function,
    "acc": _accent,
    "limLow": _limit,
    "limUpp": _limit,
    "m": _rows,
    "eqArr": _rows,
}
