"""Records of invented words, one in five of them another export of an earlier one."""

import random
from collections.abc import Iterator
from itertools import accumulate

from training.matcher.corrupting import corrupted

from synthesist.records import Author, Record

PLANTED = 0.2
"""Share of the records that are duplicates."""

_WORDS, _FAMILIES, _VENUES = 30_000, 8_000, 600
_SYLLABLES = (
    "b br c ch cr d dr f g h j k l m n p pl r s sh st t th tr v w z|a ai e ea i io o ou u|ck l m n nd ng r rt s st t x"
)
_STARTS, _VOWELS, _ENDS = (part.split() for part in _SYLLABLES.split("|"))
_SEED = 11


def invented_records(count: int, seed: int = _SEED) -> tuple[list[Record], list[tuple[str, str]]]:
    """So many records in an order of chance, and the pairs that were planted."""
    dice = random.Random(seed)
    works = list(_works(round(count * (1 - PLANTED)), dice))
    copied = [dice.choice(works) for _ in range(count - len(works))]
    copies = [corrupted(work, f"d{at:07}", dice) for at, work in enumerate(copied)]
    planted = [(copy.record_id, work.record_id) for copy, work in zip(copies, copied, strict=True)]
    records = [*works, *copies]
    dice.shuffle(records)
    return records, planted


def _works(count: int, dice: random.Random) -> Iterator[Record]:
    words, families = _lexicon(_WORDS, dice), [word.title() for word in _lexicon(_FAMILIES, dice)]
    venues = [" ".join(["Journal", "of", *map(str.title, dice.sample(words, 2))]) for _ in range(_VENUES)]
    # Zipf's law, added up, since `choices` would add up the shares again at each call.
    shares = list(accumulate(1 / (at + 10) for at in range(_WORDS)))
    name_shares = shares[:_FAMILIES]
    for at in range(count):
        title = " ".join(dice.choices(words, cum_weights=shares, k=dice.randint(5, 14))).capitalize()
        people = dice.choices(families, cum_weights=name_shares, k=dice.randint(1, 8))
        first = dice.randint(1, 2500)
        yield Record(
            record_id=f"w{at:07}",
            source="invented",
            title=f"{title}: {' '.join(dice.choices(words, cum_weights=shares, k=4))}"
            if dice.random() < 0.4
            else title,
            authors=tuple(Author(family=name, given=dice.choice(families)) for name in people),
            year=dice.randint(1985, 2026),
            venue=dice.choice(venues),
            kind="article",
            identifiers=(("doi", f"10.{dice.randint(1000, 1300)}/{at}"),) if dice.random() < 0.7 else (),
            abstract=" ".join(dice.choices(words, cum_weights=shares, k=60)) if dice.random() < 0.5 else None,
            extra=(
                ("number", str(dice.randint(1, 12))),
                ("pages", f"{first}-{first + dice.randint(2, 20)}"),
                ("volume", str(dice.randint(1, 90))),
            ),
        )


def _lexicon(count: int, dice: random.Random) -> list[str]:
    """So many unlike words of two to four syllables."""
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = (dice.choice(_STARTS) + dice.choice(_VOWELS) for _ in range(dice.randint(2, 4)))
        found["".join(syllables) + dice.choice(_ENDS)] = None
    return list(found)


def equal_titles(count: int) -> list[Record]:
    """Reports of one body under one title, told apart by year and pages."""
    return [
        Record(
            record_id=f"r{at:07}",
            source="invented",
            title="Annual report on sleep at work",
            authors=(Author(family="Institute of Sleep"),),
            year=1900 + at % 100,
            venue="Reports",
            extra=(("pages", f"{1 + at}-{9 + at}"),),
        )
        for at in range(count)
    ]
