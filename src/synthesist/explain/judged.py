"""What was seen in a pair of a claim and a sentence, in plain words."""

from collections.abc import Iterator, Mapping

from synthesist.records import Evidence, Label
from synthesist.report.basis import PROBABILITY

_SAID = {Label.SUPPORT: "supports it", Label.REFUTE: "speaks against it", Label.NEI: "says too little"}
_SELECTED = "selected by"
_UNMEASURED = "No probability was measured for this pair, so that it could not count for or against the claim."
_UNSURE = "No label is likelier than all else together, so that it does not count for or against the claim."
_UNPROVEN = (
    "Too few labelled pairs were as sure of that, or too few of them rightly, so that it does not count for or against"
    " the claim."
)
_SURE_FROM = 0.5


def seen(row: Evidence) -> Iterator[str]:
    """The probabilities of a pair, what cancelled its support, and how near the selector held the sentence to be."""
    shares = {label: _value(row, f"{PROBABILITY}{label.value}") for label in _SAID}
    known = {label: share for label, share in shares.items() if share is not None}
    vetoes = [signal.note for signal in row.signals if signal.name == "veto"]
    yield _probabilities(known)
    if known and row.label is Label.NEI and not vetoes:
        yield from _uncounted(known)
    yield from (f"Support was cancelled by a veto: {note.rstrip('.')}." for note in vetoes)
    score = _value(row, _SELECTED)
    if score is not None:
        yield f"Chosen to be compared with a selector score of {score:.2f}, on a scale from 0 to 1; it only ranks."


def _probabilities(shares: Mapping[Label, float]) -> str:
    if not shares:
        return _UNMEASURED
    told = ", ".join(f"{_SAID[label]} {share:.2f}" for label, share in shares.items())
    return f"Calibrated probabilities: {told}."


def nearness(row: Evidence) -> float:
    """The selector's score; 0 where none is kept."""
    return _value(row, _SELECTED) or 0.0


def _uncounted(shares: Mapping[Label, float]) -> Iterator[str]:
    """Why a sentence says too little, where that is not simply the likeliest."""
    likeliest = max(shares, key=shares.__getitem__)
    if shares[likeliest] < _SURE_FROM:
        yield _UNSURE
    elif likeliest is not Label.NEI:
        yield _UNPROVEN


def _value(row: Evidence, name: str) -> float | None:
    return next((signal.value for signal in row.signals if signal.name == name), None)
