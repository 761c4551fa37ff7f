"""Citation keys such as `smith2020deep`: family, year and first telling word, unique and in ASCII."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, product
from string import ascii_lowercase

from synthesist.records import Record

_SKIPPED_WORDS = "a an the on in of for to and at by from with is are der die das le la les un une el los las"
_SKIPPED = frozenset(_SKIPPED_WORDS.split())
# Letters that have no base letter to fall back to.
_UNCOMPOSED = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"}
    | {"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "\u0131": "i"}
)
_SUFFIX = re.compile(r"\s(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)


def citation_keys(records: Sequence[Record], *, taken: Iterable[str] = ()) -> tuple[str, ...]:
    """One key per record, in order; records that would share one get a, b, c, ... behind it.

    Args:
        taken: keys that others have.
    """
    stems = [_stem(record) for record in records]
    others = set(taken)
    shared = Counter(stems) + Counter(others & set(stems))
    used = {stem for stem in stems if shared[stem] == 1} | others
    letters = {stem: _letters() for stem in shared}
    keys = []
    for stem in stems:
        keys.append(stem if shared[stem] == 1 else _next_free(stem, letters[stem], used))
        used.add(keys[-1])
    return tuple(keys)


def _next_free(stem: str, letters: Iterator[str], taken: set[str]) -> str:
    return next(key for letter in letters if (key := stem + letter) not in taken)


def _stem(record: Record) -> str:
    family = _SUFFIX.sub("", record.authors[0].family) if record.authors else ""
    year = str(record.year) if record.year is not None else "nd"
    return (_ascii(family) or "anon") + year + _first_word(record.title)


def _first_word(title: str) -> str:
    words = [word for part in re.split(r"[\W_]+", title) if (word := _ascii(part))]
    return next((word for word in words if word not in _SKIPPED), words[0] if words else "")


def _ascii(text: str) -> str:
    """The letters and digits of a text in lower-case ASCII; scripts without such letters leave nothing."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_UNCOMPOSED))
    return re.sub(r"[^a-z0-9]", "", decomposed.lower())


def _letters() -> Iterator[str]:
    """a, b, ..., z, aa, ab, ..."""
    return ("".join(letters) for length in count(1) for letters in product(ascii_lowercase, repeat=length))
