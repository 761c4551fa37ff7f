"""Formulas of files in markup as text on one line: MathML written out, else the TeX beside it."""

import re
from collections.abc import Callable
from typing import Any

from synthesist.read.markup import plain
from synthesist.read.tex import tex

_RELATIONS = frozenset("=<>≤≥≈≃≅∼±×→←↔⇒∈≠≡∝∣≪≫⩽⩾+−")
_ACCENTS = {"^": "\u0302", "~": "\u0303", "¯": "\u0304", "‾": "\u0304", "˙": "\u0307", "¨": "\u0308", "→": "\u20d7"}
"""Marks over a letter, and the characters that join it."""

_UNSEEN = re.compile("[\u2061-\u2064]")
_TABLES = frozenset(("mtable", "mtr", "mlabeledtr"))
_SIGNS = re.compile(r"[-+−±]")


def formula(element: Any) -> str:
    """A formula's text: from its MathML, else from its TeX, its alternative text, or whatever words it has."""
    math = element if element.tag == "math" else next(element.iter("math"), None)
    if math is not None:
        return linear(math) or tex(math.get("alttext") or "")
    written = next(element.iter("tex-math"), None)
    if written is not None:
        return tex("".join(written.itertext()))
    return plain(element)


def linear(element: Any) -> str:
    """MathML on one line: `a^b`, `a_b`, `(a)/(b)`, rows with semicolons."""
    return " ".join(_UNSEEN.sub("", _written(element)).split())


def _written(element: Any) -> str:
    rule = _RULES.get(element.tag)
    if rule:
        return rule(element)
    if len(element):
        return _row(element)
    return (element.text or "").strip()


def _row(element: Any) -> str:
    parts: list[str] = []
    for child in element:
        text = _written(child)
        # A sign with nothing before it belongs to the number behind it.
        is_relation = child.tag == "mo" and text in _RELATIONS and not (_SIGNS.fullmatch(text) and _is_open(parts))
        parts.append(f" {text} " if is_relation else text)
    return "".join(parts)


def _is_open(parts: list[str]) -> bool:
    text = "".join(parts)
    return not text.strip() or text.rstrip()[-1] in "([{,;=<>≤≥≈"


def _parts(element: Any, count: int) -> list[str]:
    texts = [_written(child) for child in element]
    return (texts + [""] * count)[:count]


def _grouped(text: str) -> str:
    shown = text.strip()
    return shown if len(shown) <= 1 or re.fullmatch(r"[^\W_]+|\d+[.,]\d+", shown) else f"({shown})"


def _fraction(element: Any) -> str:
    above, below = _parts(element, 2)
    return f"{_grouped(above)}/{_grouped(below)}"


def _raised(element: Any) -> str:
    base, above = _parts(element, 2)
    return f"{base}{_mark('^', above)}"


def _lowered(element: Any) -> str:
    base, below = _parts(element, 2)
    return f"{base}{_mark('_', below)}"


def _both(element: Any) -> str:
    base, below, above = _parts(element, 3)
    return f"{base}{_mark('_', below)}{_mark('^', above)}"


def _mark(sign: str, text: str) -> str:
    shown = text.strip()
    if not shown:
        return ""
    if shown[0] == "±":  # an error that some set below the line
        return f" {shown}"
    is_number = re.fullmatch(r"[-+−]?[^\W_]+|[*†‡′∗]+", shown)
    return f"{sign}{shown}" if is_number else f"{sign}({shown})"


def _over(element: Any) -> str:
    base, above = (part.strip() for part in _parts(element, 2))
    if len(base) == 1 and above in _ACCENTS:
        return f"{base}{_ACCENTS[above]}"
    return base if len(above) == 1 and not above.isalnum() else f"{base}{_mark('^', above)}"


def _under(element: Any) -> str:
    base, below = _parts(element, 2)
    return f"{base}{_mark('_', below)}"


def _root(element: Any) -> str:
    return f"√({_row(element).strip()})"


def _of_degree(element: Any) -> str:
    base, degree = _parts(element, 2)
    return f"({base.strip()})^(1/{degree.strip()})"


def _fenced(element: Any) -> str:
    separators = (element.get("separators") or ",").strip()[:1] or ","
    inner = f"{separators} ".join(_written(child).strip() for child in element)
    return f"{element.get('open', '(')}{inner}{element.get('close', ')')}"


def _rows(element: Any) -> str:
    return "; ".join(filter(None, (_written(child).strip() for child in element)))


def _cells(element: Any) -> str:
    return " ".join(filter(None, (_written(child).strip() for child in element)))


def _first(element: Any) -> str:
    return _written(element[0]) if len(element) else (element.text or "").strip()


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split(" ")) if element.tag == "mtext" else ""


def _nothing(_element: Any) -> str:
    return ""


def _blank(_element: Any) -> str:
    return " "


_RULES: dict[str, Callable[[Any], str]] = {
    "mfrac": _fraction,
    "msup": _raised,
    "msub": _lowered,
    "msubsup": _both,
    "munderover": _both,
    "mover": _over,
    "munder": _under,
    "msqrt": _root,
    "mroot": _of_degree,
    "mfenced": _fenced,
    "mtable": _rows,
    "mtr": _cells,
    "mlabeledtr": _cells,
    "semantics": _first,
    "annotation": _nothing,
    "annotation-xml": _nothing,
    "mphantom": _nothing,
    "mspace": _blank,
    "mtext": _words,
}
