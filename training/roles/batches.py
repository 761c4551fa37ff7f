"""Abstracts as padded batches, with what is known of their sentences."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

import torch
from tokenizers import Tokenizer

from training.roles.network import EDGE, LONGEST, ROLES, ROOM, TENTHS
from training.rows import Row

UNSAID, FINDING = -1, -2
"""Targets of a sentence of which nobody says the role, and of one that is a result or a conclusion."""

_SHORT_ROOM, _WHOLE = 260, 0.1
"""Most long abstracts are cut to a window of so many tokens, for speed; this share stays whole."""

_WITH_HEADINGS = 0.25
_BY_LENGTH = 12


class Text(NamedTuple):
    """A window of an abstract.

    Attributes:
        tokens: ids of each sentence.
        places: rows of the table of places, three a sentence.
        targets: column of each sentence's role, or one of the above.
        trust: weight of each sentence.
    """

    tokens: list[list[int]]
    places: list[tuple[int, int, int]]
    targets: list[int]
    trust: list[float]


def text_of(row: Row, tokenizer: Tokenizer, chance: Random | None = None) -> Text:
    """The whole of a row that fits, or with `chance` a window of it, at times with its headings printed."""
    sentences, headings = list(row["sentences"]), row["headings"]
    if chance and headings and chance.random() < _WITH_HEADINGS:
        sentences = [f"{name}: {one}" if name else one for name, one in zip(headings, sentences, strict=True)]
    tokens = [one.ids[:LONGEST] for one in tokenizer.encode_batch(sentences, add_special_tokens=False)]
    room = ROOM if chance is None or chance.random() < _WHOLE else _SHORT_ROOM
    start, end = _window([len(one) for one in tokens], room, chance)
    places = [_places(at, len(tokens)) for at in range(start, end)]
    targets = [target_of(role) for role in row["roles"][start:end]]
    return Text(tokens[start:end], places, targets, list(row["trust"][start:end]))


def target_of(role: str | None) -> int:
    """A column, or that nobody says; limits are found by rule, and are nobody's here."""
    if role == "finding":
        return FINDING
    return ROLES.index(role) if role in ROLES else UNSAID


def _window(lengths: Sequence[int], room: int, chance: Random | None) -> tuple[int, int]:
    start, kept = 0, sum(lengths) + len(lengths) + 1
    end = len(lengths)
    while kept > room and end - start > 1:
        is_first = chance is not None and chance.random() < 0.5
        gone = start if is_first else end - 1
        start, end = (start + 1, end) if is_first else (start, end - 1)
        kept -= lengths[gone] + 1
    return start, end


def _places(at: int, count: int) -> tuple[int, int, int]:
    tenth = round(at / max(1, count - 1) * TENTHS)
    return tenth, TENTHS + 1 + min(at, EDGE), TENTHS + 2 + EDGE + min(count - 1 - at, EDGE)


def batches(texts: Sequence[Text], size: int, chance: Random) -> Iterator[list[Text]]:
    """All texts once, those of like length together."""
    made = []
    for start in range(0, len(texts), size * _BY_LENGTH):
        near = sorted(texts[start : start + size * _BY_LENGTH], key=lambda one: sum(map(len, one.tokens)))
        made += [near[at : at + size] for at in range(0, len(near), size)]
    chance.shuffle(made)
    return iter(made)


def collated(texts: Sequence[Text], opening: int, closing: int) -> dict[str, torch.Tensor]:
    """Inputs of the network, padded."""
    rows = [[opening, *(one for own in text.tokens for one in (*own, closing))] for text in texts]
    shape = (len(texts), max(len(text.tokens) for text in texts))
    wide = max(map(len, rows))
    made = {
        "ids": torch.zeros(len(texts), wide, dtype=torch.long),
        "pool": torch.zeros(*shape, wide),
        "ends": torch.zeros(shape, dtype=torch.long),
        "places": torch.zeros(*shape, 3, dtype=torch.long),
        "mask": torch.zeros(len(texts), wide, dtype=torch.long),
    }
    for at, (text, row) in enumerate(zip(texts, rows, strict=True)):
        made["ids"][at, : len(row)] = torch.tensor(row)
        made["mask"][at, : len(row)] = 1
        made["places"][at, : len(text.places)] = torch.tensor(text.places)
        start = 1
        for sentence, own in enumerate(text.tokens):
            end = start + len(own)
            made["pool"][at, sentence, start : end + 1] = 1 / (end + 1 - start)
            made["ends"][at, sentence] = end
            start = end + 1
    return made


def known(texts: Sequence[Text]) -> tuple[torch.Tensor, torch.Tensor]:
    """Targets and weights, shape (texts, sentences); nothing is known of padding."""
    shape = (len(texts), max(len(text.targets) for text in texts))
    targets, trust = torch.full(shape, UNSAID), torch.zeros(shape)
    for at, text in enumerate(texts):
        targets[at, : len(text.targets)] = torch.tensor(text.targets)
        trust[at, : len(text.trust)] = torch.tensor(text.trust)
    return targets, trust
