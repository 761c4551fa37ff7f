"""Invented works for tests that must run without the recordings, before any service has given them its form."""

import hashlib
from dataclasses import dataclass, replace

QUESTION = "Does synthetic data improve visual question answering?"
"""What the invented works are about, but for one."""

_AIM = "Labels cost a lot. We propose to render pictures of rooms."
_FOR = "We found that synthetic data improves the accuracy of visual question answering"
_AGAINST = "We found that synthetic data reduces the accuracy of visual question answering"


@dataclass(frozen=True, slots=True)
class Invented:
    """A work that nobody wrote.

    Attributes:
        key: a word of its own; its DOI ends with it.
        authors: as (given, family).
    """

    key: str
    title: str
    abstract: str
    authors: tuple[tuple[str, str], ...]
    year: int = 2021
    is_retracted: bool = False

    @property
    def doi(self) -> str:
        """Of the prefix that is kept for examples."""
        return f"10.5555/{self.key}"

    @property
    def hash(self) -> str:
        """Forty hexadecimal digits that are its own."""
        return hashlib.sha256(self.key.encode()).hexdigest()[:40]

    @property
    def number(self) -> int:
        """Seven digits that are its own, for services that number."""
        return 1_000_000 + int(self.hash, 16) % 8_999_993


_SHARED = (
    Invented(
        "stone",
        "Rendered pictures for visual question answering",
        f"{_AIM} {_FOR} by 4 points.",
        (("Ada", "Stone"), ("René", "Müller")),
    ),
    Invented(
        "quill",
        "A sceptical look at synthetic data for visual question answering",
        f"{_AIM} {_AGAINST} in three of five settings.",
        (("Cy", "Quill"),),
        2022,
    ),
    Invented(
        "gone",
        "Synthetic data for visual question answering, withdrawn",
        f"{_AIM} {_FOR} by 40 points.",
        (("Ed", "Gone"),),
        2019,
        is_retracted=True,
    ),
    Invented(
        "mallard",
        "The moulting of ducks in cold years",
        "Ducks were counted on four lakes. We found that ducks moult later in cold years.",
        (("Flo", "Mallard"),),
        2017,
    ),
)

_PLACES = (
    ("kitchen", "in kitchens"),
    ("street", "in streets"),
    ("harbour", "in harbours"),
    ("garden", "in gardens"),
    ("museum", "in museums"),
    ("station", "at stations"),
    ("market", "at markets"),
)


def invented_works(service: str) -> tuple[Invented, ...]:
    """Twelve works: four that every service has, eight of its own, one of these without an abstract."""
    own = [_placed(service, place, where, at) for at, (place, where) in enumerate(_PLACES)]
    silent = replace(own[0], key=f"{service}.silent", title=f"Synthetic scenes without words ({service})", abstract="")
    return (*_SHARED, *own, silent)


def _placed(service: str, place: str, where: str, at: int) -> Invented:
    return Invented(
        f"{service}.{place}",
        f"Synthetic data for visual question answering {where}, seen by {service}",
        f"{_AIM} {_FOR} {where} by {at + 2} points.",
        (("Zoë", f"{place.title()}-{service.title()}"),),
        2015 + at,
    )
