"""Whether a stop ends a sentence, by the words around it."""

import re

from synthesist.language import abridged

_OPENERS = "\"'“‘«‹([{„¿¡"
_LABEL = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4}|[IVX]{1,4})")
_CAPTION = re.compile(
    r"(?:(?:Supplementary|Supporting|Extended Data|Appendix(?: [A-Z\d]{1,2})?)\s*[—–-]?\s*)?"
    r"(?:Table|Tab\.?|Figure|Fig\.?|Scheme|Box|Algorithm|Exhibit|Chart|Plate|Video|Movie|File|Map|Listing|Panel)"
    r"\s+[A-Z]?\d{1,3}(?:\.\d{1,2})?[a-z]?(?:\s*[—–-]\s*[a-z ]{5,20} \d{1,2})?",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,2}")
_LETTER = re.compile(r"[^\W\d_]|[IVX]{2,5}")
_NUMBER = re.compile(r"[~<>≥≤$€£±+−-]?\s?\d")
_SMALL = re.compile(
    r"[α-ωµ]|[a-z]{1,4}[A-Z]|[a-z]+\d|(?:alpha|beta|gamma|delta|kappa)[-‐–]|[a-z][-‐–][a-z]{2}|[a-z]+[A-Z]\w+"
    rf"|(?:(?:{'|'.join(sorted(abridged.PARTICLES))})\s+){{1,2}}[A-Z]"
)
_LABELS_ON = re.compile(r"[(\[]?[a-zivx]{1,4}[.)]\s")
_ITEM = re.compile(r"\([a-zivx]{1,4}\.?\)\s+[A-Z]")
_INITIAL = re.compile(r"[^\W\d_]\.(?:\s|$)")
_MONTH = re.compile(r"(?:Jän|Jan|Febr|März|April|Mai|Juni|Juli|Aug|Sept|Okto|Nov|Dez)\w*\b")
_WORD = 3
_NAMES_FOLLOW = frozenset(("", "by", "and", "of", "with", "&", "from"))
_SEQUENCES = frozenset("pcg")  # "p. K510E" names a variant
_FIRST_WORD = re.compile(r"[\W_]*([^\W\d_]+)")


def ends(before: str, mark: str, after: str) -> bool:
    """Whether a sentence ends at a stop that a blank follows.

    Args:
        before: the sentence up to the stop, or as much of it as matters.
        mark: the stop, such as "." or "?!".
        after: the beginning of what follows the blank; not empty.
    """
    head = after.lstrip(_OPENERS)
    if not head or after[0] in ",;:)]}.?!%/=":
        return False
    words = before.split()
    word = words[-1].lstrip(_OPENERS) if words and not before[-1].isspace() else ""
    is_small = head[0].islower()
    if is_small and not _ITEM.match(after) and not (mark == "." and _begins_small(before, word, head)):
        return False
    if mark != ".":
        return not is_small or bool(_ITEM.match(after))
    if _LABEL.fullmatch(before) or _CAPTION.fullmatch(before):
        return False
    former = words[-2].strip(f"{_OPENERS}.") if len(words) > 1 else ""
    return _ends_after(word, former, words, head)


def is_glued_end(before: str, after: str) -> bool:
    """Whether a sentence ends at a stop between a small letter and a capital, without a blank."""
    word = before.rsplit(maxsplit=1)[-1]
    is_address = any(sign in word for sign in "/@.")
    return word not in abridged.NEVER_LAST and (not is_address or _is_starter(after))


def _begins_small(before: str, word: str, head: str) -> bool:
    """Whether a sentence may begin with a small letter: a symbol, a name, or the next item of a list."""
    if _LABELS_ON.match(head) and re.match(r"[(\[]?[a-zivx]{1,4}[.)]\s", before):
        return True
    is_plain = len(word) >= _WORD and word not in abridged.NEVER_LAST and not _DOTTED.fullmatch(word)
    return is_plain and word not in {"al", "etc", "spp", "var"} and bool(_SMALL.match(head))


def _ends_after(word: str, former: str, words: list[str], head: str) -> bool:
    """Whether a full stop behind a word ends the sentence, given that what follows could begin one."""
    if word in abridged.NEVER_LAST or (
        len(word) >= _WORD and word.isupper() and word.capitalize() in abridged.NEVER_LAST
    ):
        return False
    if _NUMBER.match(head):
        return _ends_before_number(word)
    if word.isdecimal():
        return not _is_item(word, words) and not _MONTH.match(head)
    if _LETTER.fullmatch(word):
        return _ends_after_letter(word, former, words, head)
    if _DOTTED.fullmatch(word):
        return word.islower() or _is_starter(head)
    return word not in abridged.LAST_BEFORE_STARTERS or _is_starter(head)


def _is_item(number: str, words: list[str]) -> bool:
    """Whether a number counts the items of a list that runs on: "… in all. 2. We …"."""
    if len(words) == 1 or len(number) >= _WORD or not words[-2].endswith("."):
        return False
    former = words[-2].strip(f"{_OPENERS}.")
    return former not in abridged.NEVER_LAST and former not in abridged.BEFORE_NUMBERS


def _ends_before_number(word: str) -> bool:
    if not word or word in abridged.BEFORE_NUMBERS or word in abridged.LAST_BEFORE_STARTERS:
        return False
    return not word[-1].isdigit() and not _LETTER.fullmatch(word) and not _DOTTED.fullmatch(word)


def _ends_after_letter(letter: str, former: str, words: list[str], head: str) -> bool:
    """A letter may be an initial, or name a vitamin, a group, a unit, an unknown."""
    if _INITIAL.match(head):
        return False
    if former.lower() in abridged.LABELLED or former[-1:].isdigit():
        return True
    if len(letter) > 1 or letter.islower():
        return bool(former) and (letter not in _SEQUENCES or _is_starter(head))
    if former in {"and", "or"} and len(words) >= _WORD and _LETTER.fullmatch(words[-3].rstrip(",")):
        return True
    if former in _NAMES_FOLLOW or former[:1].isupper() or former.endswith(","):
        return False
    is_linnaeus = letter == "L" and len(words) >= _WORD and words[-3][:1].isupper()
    return is_linnaeus or _is_starter(head)


def _is_starter(head: str) -> bool:
    found = _FIRST_WORD.match(head)
    return found is not None and found[1] in abridged.STARTERS
