"""Sentences said again, turned round or led in, so that a planted text reads like the one around it."""

import re

_LEAD = re.compile(
    r"^.{0,120}?\b(?:show|shows|showed|find|finds|found|demonstrate|demonstrates|demonstrated|indicate|indicates|"
    r"suggest|suggests|confirm|confirms|confirmed|observe|reveal|reveals) that\s+(?=\S.{10,})",
    re.DOTALL,
)
_OPENING = re.compile(
    r"^(?:Moreover|Furthermore|Additionally|In addition|However|Finally|Also|Specifically|Notably|Overall|Thus|"
    r"Therefore|Further|Besides|Interestingly|In particular|As a result),\s+"
)
_POINTING = re.compile(
    r"(?:these|this|those|that|such|it|they|both|here|we|our|in this|in our|for this|to this)\b", re.IGNORECASE
)
_FLIPS = (
    ("significantly improves", "significantly worsens"),
    ("improves", "worsens"),
    ("improved", "worsened"),
    ("improve", "worsen"),
    ("outperforms", "falls behind"),
    ("outperform", "fall behind"),
    ("outperformed", "fell behind"),
    ("increases", "decreases"),
    ("increased", "decreased"),
    ("increase", "decrease"),
    ("reduces", "raises"),
    ("reduced", "raised"),
    ("reduce", "raise"),
    ("lowered", "raised"),
    ("lower", "higher"),
    ("higher", "lower"),
    ("better", "worse"),
    ("fell", "rose"),
    ("effective", "ineffective"),
    ("beneficial", "harmful"),
)
_WHOLE = r"(?<![\w-]){}(?![\w-])"


def core(text: str) -> str:
    """What a sentence asserts, without its lead and its full stop, to stand behind "that"."""
    bare = _OPENING.sub("", text.strip()).rstrip(".")
    found = _LEAD.match(bare)
    return decapped(bare[found.end() :] if found else bare)


def stands_alone(text: str) -> bool:
    """Whether what a sentence asserts can be said without the sentence before it."""
    return not _POINTING.match(core(text))


def decapped(text: str) -> str:
    """The text with a small first letter, unless its first word is a name or a short form."""
    first = text.split(maxsplit=1)[0] if text.split() else ""
    is_name = any(map(str.isupper, first[1:])) or any(map(str.isdigit, first)) or first == "I"
    return text if is_name else text[:1].lower() + text[1:]


def capped(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def flipped(text: str) -> str | None:
    """The text with its first word of direction turned round; None where it has none."""
    found = [
        (match.start(), -len(old), old, new) for old, new in _FLIPS if (match := re.search(_WHOLE.format(old), text))
    ]
    if not found:
        return None
    _, _, old, new = min(found)
    return re.sub(_WHOLE.format(old), new, text, count=1)


def opposite(text: str) -> str:
    """A sentence that contradicts another one."""
    turned = flipped(core(text))
    return (
        f"In our experiments, {turned}."
        if turned
        else f"We could not confirm that {core(text)}; we found no such effect."
    )


def repeated(text: str, at: int) -> str:
    """A sentence that says the same in other words."""
    leads = (
        "Our results confirm that",
        "Again we find that",
        "We observe likewise that",
        "In our hands, too, we find that",
    )
    return f"{leads[at % len(leads)]} {core(text)}."
