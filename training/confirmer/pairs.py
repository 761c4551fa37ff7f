"""Pairs of a claim and a sentence with their labels, made by rule; each stays within one fold of documents.

Five makers: a sentence edited on both sides (crossed blocks, as for the shipped judge, of other abstracts), a sentence
cut short beside the whole of it or of its opposite, a title that asserts something beside its own abstract, PubMedQA's
questions beside its answers, and near sentences of other abstracts, which say nothing of a claim. What is turned round
is turned on either side, for pairs that say nothing too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from synthesist.appraise.confirmer.lines import line
from synthesist.appraise.confirmer.selection import Index, Placed
from synthesist.verify.selftest import words as operators
from training.confirmer.documents import FOLDS, Text
from training.pairs.blocks import Pair
from training.pairs.real import names_of
from training.pairs.real.blocks import block
from training.pairs.real.documents import Abstract
from training.pairs.real.ledger import Ledger
from training.pairs.real.standalone import standalone
from training.pairs.real.tables import HELD_OUT_KINDS, TRAINED
from training.pairs.real.wide import counted
from training.pairs.real.wide_blocks import wide_block
from training.pairs.real.words import gathered

SUPPORT, REFUTE, NEI = range(3)
_LABELS = {"SUPPORT": SUPPORT, "REFUTE": REFUTE, "NEI": NEI}
NUMBER = "number"
"""No contradiction between independent works: two studies seldom find the same figure."""

_KINDS = tuple(kind for kind in (*TRAINED, *HELD_OUT_KINDS) if kind != NUMBER)
_PER_LABEL = 2
"""Of a crossed block's twelve pairs, how many of each label are taken: they resemble each other."""

BLOCKS, CLAIMS, CUT = 4_000, 5_000, 2_500
_ASSERTS = frozenset(
    (
        "improves",
        "improve",
        "outperforms",
        "outperform",
        "helps",
        "help",
        "reduces",
        "reduce",
        "increases",
        "increase",
        "is",
        "are",
        "can",
        "does",
        "do",
        "enables",
        "enable",
        "boosts",
        "boost",
        "hurts",
        "leads",
        "lead",
        "makes",
        "make",
        "matters",
        "needs",
        "benefit",
        "benefits",
        "predicts",
        "predict",
        "depends",
        "requires",
        "require",
    )
)
_ALIKE = 0.45
"""Score of a sentence of the own abstract from which it is taken to say what the title says."""

_CUT = re.compile(
    r", |\s\(|\s(?=(?:by|on|across|using|while|compared|when|over|with|for|in|especially|particularly|during|"
    r"among|after)\s)"
)
_LEAST_WORDS = 6
_FIGURE = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?(?=\s?%|\s|,|\))")
_AGREES = (
    "Our results confirm that {}",
    "In line with earlier work, {}",
    "Experiments on further data show that {}",
    "These findings suggest that {}",
    "It was found that {}",
    "A second analysis gave the same picture: {}",
)
_DENIES = (
    "We could not replicate the finding that {}",
    "There was no evidence that {}",
    "Contrary to what was expected, it is not the case that {}",
    "Our data do not support the claim that {}",
    "The hypothesis that {} was rejected",
    "We fail to find that {}",
    "These results cast doubt on the view that {}",
)
_TURNS = (operators.direction, operators.denials, operators.quality, operators.antonyms)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair; `document` is that of the claim, and `kind` says how it was made."""

    claim: str
    sentence: str
    label: int
    kind: str
    document: str
    fold: int


def pairs(own: Sequence[Text], seed: str = "confirmer") -> Iterator[Labelled]:
    """All pairs of all folds."""
    words = gathered(counted([_abstract(one) for one in own if one.source == "acl"]))
    for fold in range(FOLDS):
        part = [one for one in own if one.fold == fold]
        rng = Random(f"{seed}-{fold}")
        index = indexed(part)
        yield from _edited(part, words, rng)
        yield from _shortened(part, rng)
        yield from _near(part, index, rng)
        yield from _titles(part, index, rng)
        yield from _asked(part, index, rng)


def indexed(own: Sequence[Text]) -> Index:
    """The sentences of texts, ready for search."""
    return Index(
        [
            Placed(one.key, f"{one.key}:{at:03}:{one.source}", line(text))
            for one in own
            for at, text in enumerate((*one.sentences, *one.conclusion))
        ]
    )


def turned(text: str, rng: Random) -> str:
    """The text with a word of direction, denial or quality turned round; empty where it has none."""
    options = sorted({other for turn in _TURNS for other in turn(text)} - {text})
    return rng.choice(options) if options else ""


def _edited(part: Sequence[Text], words: object, rng: Random) -> Iterator[Labelled]:
    own = [one for one in part if one.source == "acl"]
    names = names_of([_abstract(one) for one in own])["acl"]
    wanted = BLOCKS // FOLDS
    ledger, made = Ledger(wanted, rng), 0
    for one in rng.sample(own, len(own)):
        for text in one.sentences:
            alone = Abstract(one.key, "acl", (text,), False)
            found: Sequence[Pair] = ()
            if made % 3:
                if wide := wide_block(alone, 0, words, names, ledger.pick, rng):
                    ledger.note(wide[1])
                    found = wide[2] if wide[1][0].kind != NUMBER else ()
            elif plain := block(alone, 0, _KINDS, names, rng):
                found = plain[2]
            if found:
                made += 1
                yield from _some(found, one, rng)
                break
        if made >= wanted:
            return


def _some(block_pairs: Sequence[Pair], one: Text, rng: Random) -> Iterator[Labelled]:
    for name, label in _LABELS.items():
        own = [pair for pair in block_pairs if pair.label == name]
        for pair in rng.sample(own, _PER_LABEL):
            yield Labelled(pair.claim, pair.evidence, label, "edited", one.key, one.fold)


def _shortened(part: Sequence[Text], rng: Random) -> Iterator[Labelled]:
    """A result cut short beside the whole of it, led in otherwise, turned round or denied."""
    own, made = [one for one in part if one.source == "acl"], 0
    for one in rng.sample(own, len(own)):
        parted = [found for text in one.sentences[1:] if (found := standalone(text))]
        if not parted or made == CUT // FOLDS:
            continue
        chosen = rng.choice(parted)
        short, rest = _cut(chosen.body, rng)
        claim, whole = f"{short[:1].upper()}{short[1:]}.", chosen.lead + chosen.body
        made += 1
        yield Labelled(claim, whole, SUPPORT, "cut", one.key, one.fold)
        other_study = _led(_renumbered(chosen.body, rng), rng.choice(_AGREES))
        yield Labelled(claim, other_study, SUPPORT, "cut", one.key, one.fold)
        yield Labelled(claim, _led(chosen.body, rng.choice(_DENIES)), REFUTE, "cut", one.key, one.fold)
        if other := turned(claim, rng):
            yield Labelled(other, whole, REFUTE, "cut", one.key, one.fold)
            opposite = other.rstrip(".") + rest
            yield Labelled(claim, _led(opposite, rng.choice(_AGREES)), REFUTE, "cut", one.key, one.fold)
            yield Labelled(other, opposite, SUPPORT, "cut", one.key, one.fold)


def _renumbered(text: str, rng: Random) -> str:
    """The text with other figures, as another study would have found them."""
    return _FIGURE.sub(lambda found: str(rng.randint(1, 9)) + found[0][1:], text)


def _cut(body: str, rng: Random) -> tuple[str, str]:
    """A sentence parted before something that says where, how or by how much; whole where there is no such place."""
    places = [found.start() for found in _CUT.finditer(body) if len(body[: found.start()].split()) >= _LEAST_WORDS]
    at = rng.choice(places) if places else len(body.rstrip("."))
    return body[:at], body[at:] or "."


def _led(sentence: str, lead: str) -> str:
    """A sentence behind another beginning."""
    first = sentence.split(maxsplit=1)[0]
    is_name = any(map(str.isupper, first[1:])) or any(map(str.isdigit, first))
    bare = sentence.rstrip(".")
    return lead.format(bare if is_name else bare[:1].lower() + bare[1:]) + "."


def _near(part: Sequence[Text], index: Index, rng: Random) -> Iterator[Labelled]:
    """Result sentences, as they stand or turned, beside near sentences of other abstracts."""
    own, made = [one for one in part if one.source == "acl"], 0
    for one in rng.sample(own, len(own)):
        usable = [text for text in one.sentences[1:] if standalone(text)]
        if not usable:
            continue
        text = rng.choice(usable)
        claim = (turned(text, rng) if rng.random() < 0.25 else "") or text
        for sentence in _beside(claim, one.key, index, rng, 3):
            told = _led(sentence, rng.choice(_DENIES)) if rng.random() < 0.1 else sentence
            yield Labelled(claim, told, NEI, "near", one.key, one.fold)
        others = [text for text in one.sentences if text not in claim and claim not in text]
        stranger = rng.choice(rng.choice(own).sentences)
        for sentence in (*rng.sample(others, min(1, len(others))), stranger):
            yield Labelled(claim, sentence, NEI, "near", one.key, one.fold)
        made += 1
        if made == CLAIMS // FOLDS:
            return


def _titles(part: Sequence[Text], index: Index, rng: Random) -> Iterator[Labelled]:
    for one in part:
        title = one.title.rpartition(": ")[2]
        if "?" in title or not _ASSERTS & set(title.lower().split()) or len(title.split()) < 5:
            continue
        best = _best(title, one.sentences)
        claim = f"{title[:1].upper()}{title[1:]}."
        if best:
            yield Labelled(claim, best, SUPPORT, "title", one.key, one.fold)
            if other := turned(claim, rng):
                yield Labelled(other, best, REFUTE, "title", one.key, one.fold)
            if other := turned(best, rng):
                yield Labelled(claim, other, REFUTE, "title", one.key, one.fold)
        for sentence in _beside(claim, one.key, index, rng, 2):
            yield Labelled(claim, sentence, NEI, "title", one.key, one.fold)


def _asked(part: Sequence[Text], index: Index, rng: Random) -> Iterator[Labelled]:
    for one in part:
        if one.source != "pubmedqa":
            continue
        claim = stated(one.question)
        told = [text for text in dict.fromkeys((_best(claim, one.conclusion, 0.0), one.conclusion[0])) if text]
        label = {"yes": SUPPORT, "no": REFUTE, "maybe": NEI}[one.answer]
        for text in told:
            yield Labelled(claim, text, label, "asked", one.key, one.fold)
            other = turned(claim, rng)
            if other and label == SUPPORT:
                yield Labelled(other, text, REFUTE, "asked", one.key, one.fold)
        if silent := _best(claim, one.silent, 0.0):
            yield Labelled(claim, silent, NEI, "asked", one.key, one.fold)
        for sentence in _beside(claim, one.key, index, rng, 2):
            yield Labelled(claim, sentence, NEI, "asked", one.key, one.fold)


def stated(question: str) -> str:
    """A question as if it were asserted: its verb in front and its mark left out."""
    text = question.rstrip("? .").rpartition(": ")[2]
    first, _, rest = text.partition(" ")
    asks = {"does", "do", "did", "is", "are", "was", "were", "can", "could", "should", "has", "have", "may", "will"}
    return f"{rest[:1].upper()}{rest[1:]}." if first.lower() in asks and rest else f"{text}."


def _best(claim: str, sentences: Sequence[str], least: float = _ALIKE) -> str:
    if not sentences:
        return ""
    index = Index([Placed(str(at), f"{at:03}", line(text)) for at, text in enumerate(sentences)])
    ranked = index.ranked(line(claim), frozenset(), most=1)
    return ranked[0].placed.line.text if ranked and ranked[0].score >= least else ""


def _beside(claim: str, key: str, index: Index, rng: Random, count: int) -> list[str]:
    """Some of the twelve nearest sentences of other abstracts."""
    ranked = index.ranked(line(claim), frozenset({key}))
    return [one.placed.line.text for one in rng.sample(ranked, min(count, len(ranked)))]


def _abstract(one: Text) -> Abstract:
    return Abstract(one.key, one.source, one.sentences, False)
