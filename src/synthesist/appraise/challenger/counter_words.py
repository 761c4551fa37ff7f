"""A claim turned round, and what shows that a sentence says the turned claim rather than the claim."""

import re
from collections.abc import Iterator
from functools import cache

from synthesist.language import stem, tokens
from synthesist.language.signals import DOWN, NEGATIONS, UP, observed, telling, uncontracted
from synthesist.verify.selftest import clauses, words
from synthesist.verify.vetoes import vetoes

_TURNS = (words.direction, words.denials, words.quality, words.antonyms, words.quantifiers, clauses.role_swaps)
_MORE_TURNS = (
    ("increase", "decrease"), ("raise", "reduce"), ("raise", "lower"), ("rise", "fall"), ("rose", "fell"),
    ("improve", "impair"), ("improve", "harm"), ("improve", "degrade"), ("improve", "worsen"), ("help", "hurt"),
    ("help", "hinder"), ("benefit", "harm"), ("beneficial", "harmful"), ("beneficial", "detrimental"),
    ("gain", "loss"), ("gain", "drop"), ("superior", "inferior"), ("stronger", "weaker"), ("effective", "ineffective"),
    ("promote", "inhibit"), ("promote", "suppress"), ("stimulate", "suppress"), ("activate", "inhibit"),
    ("protect", "expose"), ("prevent", "cause"), ("more", "less"), ("more", "fewer"), ("greater", "smaller"),
    ("high", "low"), ("strong", "weak"), ("safe", "unsafe"), ("safe", "harmful"), ("accelerate", "slow"),
    ("faster", "slower"), ("longer", "shorter"), ("easier", "harder"), ("related", "unrelated"),
    ("better", "worse"), ("best", "worst"), ("higher", "lower"), ("larger", "smaller"), ("outperform", "behind"),
    ("improvement", "degradation"), ("positive", "negative"), ("increase", "reduction"), ("good", "poor"),
    ("dependent", "independent"), ("stable", "unstable"), ("success", "failure"), ("succeed", "fail"),
    ("necessary", "unnecessary"), ("sufficient", "insufficient"), ("reduce", "increase"),
    ("outperform", "underperform"),
)  # fmt: skip
_WHOLE = re.compile(
    r"\b(?:(?:can|could|do|did|does|was|were) ?not (?:be )?(?:confirm\w*|replicat\w*|reproduc\w*|corroborat\w*|"
    r"substantiat\w*|"
    r"support\w*|verif\w*|find|see|observe\w*|show\w*)|(?:fail\w*|unable|failure) to (?:confirm|replicate|"
    r"reproduce|find|see|"
    r"show|support|observe|detect)|no (?:\w+ )?(?:evidence|support|indication|sign|proof|basis)|contrary to|in "
    r"contrast "
    r"(?:to|with)|contradict\w*|refut\w*|disprov\w*|is (?:false|wrong|mistaken|untrue)|(?:does|did|do) not hold|"
    r"not (?:the case|"
    r"true)|no such (?:effect|gain|difference|association|benefit|improvement|link)|reject\w*|the (?:opposite|"
    r"reverse|contrary))\b",
    re.IGNORECASE,
)
"""By which a whole finding is denied."""

_FRAME = re.compile(
    r"^.{0,160}?\b(?:show|shows|showed|shown|find|finds|found|demonstrates?|demonstrated|indicates?|suggests?|reveals?|"
    r"concludes?|observed?|confirms?|confirmed|proves?|reports?)(?:,? that|:)\s+(?=\S.{15,})",
    re.DOTALL,
)
_OPENING = re.compile(
    r"^(?:[A-Z][a-z]+(?:ly)?|In (?:addition|particular|fact|our \w+|this \w+)|As a result|For (?:instance|example)),\s+"
)
_PLAIN = re.compile(
    r"\b(?:not (?:be )?(?:confirm|replicat|reproduc|corroborat|substantiat|verif)\w*|(?:fail\w*|unable|failure) "
    r"to (?:confirm|"
    r"replicate|reproduce)|no (?:\w+ )?evidence|no such (?:effect|gain|difference|association|benefit|"
    r"improvement|link)|is "
    r"(?:false|wrong|mistaken|untrue)|not (?:the case|true))\b",
    re.IGNORECASE,
)
_UNDOES = (
    "alleviate", "alleviated", "mitigate", "mitigated", "prevent", "prevented", "avoid", "avoided", "overcome",
    "counteract", "offset", "despite", "remedy", "compensate", "address", "addressed", "recover", "although", "while",
)  # fmt: skip
"""Beside these, what is said to get worse may well get better in the end."""

_OPEN = re.compile(
    r"\b(?:may|might|could|whether|can be|aims?|hypothesi[sz]\w*|unclear|unknown)\b|\?\s*$", re.IGNORECASE
)
_DENIES_IT = "which denies the whole of it"
_COMPARATIVES = ("more", "less", "fewer", "higher", "lower", "high", "low", "greater", "larger", "smaller")
_NEAR = 6
_ALIKE = 0.7
_CLASHES = frozenset(("direction", "negation", "significance"))
_HALF = 0.5
_TWO = 2


def core(text: str) -> str:
    """What a sentence asserts, without what leads it in."""
    bare = _OPENING.sub("", text.strip())
    found = _FRAME.match(bare)
    return bare[found.end() :] if found else bare


def turned_words(claim: str) -> frozenset[str]:
    """Stems by which the claim turned round differs from the claim."""
    own = {word.stem for word in tokens(claim)}
    made = {word.stem for turn in _TURNS for text in turn(claim) for word in tokens(text)}
    there = {stem(other) for one, other in _both_ways() if stem(one) in own}
    return frozenset((made | there) - own)


def opposing_words(claim: str) -> frozenset[str]:
    """Stems of verbs that go the other way than a word of the claim: what "improves" accuracy may "reduce" it."""
    own = {word.stem for word in tokens(claim)}
    against = (DOWN if own & UP else frozenset()) | (UP if own & DOWN else frozenset())
    return frozenset(against - own - {stem(word) for word in _COMPARATIVES})


def clash(claim: str, sentence: str) -> str:
    """Why a sentence says the opposite of a claim, in words; empty where no rule is clear about it."""
    claim = core(claim)
    if _is_about_the_same(claim, sentence):
        for rule in (_denied_whole, _vetoed, _turned, _reworded):
            if reason := rule(claim, sentence):
                return reason
    return ""


def _denied_whole(claim: str, sentence: str) -> str:
    one, other = _WHOLE.search(uncontracted(claim)), _WHOLE.search(uncontracted(sentence))
    if one or not other:
        return ""
    is_first = other.start() < len(sentence) / _TWO
    return f"it says “{other[0]}”{f', {_DENIES_IT}' if is_first and _PLAIN.search(other[0]) else ''}"


def is_plain(reason: str) -> bool:
    """Whether a reason that `clash` gave leaves no room for another reading."""
    return reason.endswith(_DENIES_IT)


def _vetoed(claim: str, sentence: str) -> str:
    """A veto on reading the sentence as support, where nothing leaves it open or says that it is undone."""
    if _OPEN.search(sentence) or _stems(sentence) & _undoing() - _stems(claim):
        return ""
    return next((veto.reason for veto in vetoes(claim, sentence) if veto.name in _CLASHES), "")


def _turned(claim: str, sentence: str) -> str:
    """A word of the claim has its opposite in the sentence, beside the same words, and neither is denied."""
    about = telling(observed(claim)) & telling(observed(sentence))
    left, right = _pointing(claim, about), _pointing(sentence, about)
    both = left.keys() & right.keys()
    for one, other in _both_ways():
        if {stem(one), stem(other)} & both:
            continue
        shared = left.get(stem(one), frozenset()) & right.get(stem(other), frozenset())
        if len(shared) >= _TWO:
            return f"the claim says “{one}” where it says “{other}”"
    return ""


def _reworded(claim: str, sentence: str) -> str:
    """The claim with a word turned round is what it says: its new words stand there, the old do not."""
    own, there = _stems(claim), _stems(sentence)
    for made in sorted({text for turn in _TURNS for text in turn(claim)}):
        new, old = _stems(made) - own, own - _stems(made)
        rest = telling(observed(claim)) - old
        is_said = bool(new) and new <= there and not old & there
        if is_said and len(rest & there) >= _ALIKE * max(1, len(rest)):
            return f"it says “{' '.join(_words(made, new))}” where the claim does not"
    return ""


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in observed(text))


def _words(text: str, stems: frozenset[str]) -> list[str]:
    return [word.text for word in observed(text) if word.stem in stems]


def _pointing(text: str, about: frozenset[str]) -> dict[str, frozenset[str]]:
    """By word that points and that nothing denies, the shared stems near it."""
    line = observed(text)
    found: dict[str, frozenset[str]] = {}
    for at, word in enumerate(line):
        beside = line[max(0, at - _NEAR) : at + _NEAR + 1]
        is_denied = any(one.text.lower() in NEGATIONS for one in line[max(0, at - _NEAR) : at])
        is_undone = any(one.stem in _undoing() for one in beside if one != word)
        if word.stem in _pointers() and not (is_denied or is_undone):
            near = frozenset(one.stem for one in beside) & about
            found[word.stem] = found.get(word.stem, frozenset()) | near
    return found


@cache
def _undoing() -> frozenset[str]:
    return frozenset(map(stem, _UNDOES))


@cache
def _pointers() -> frozenset[str]:
    return UP | DOWN | {stem(word) for pair in _MORE_TURNS for word in pair}


def _is_about_the_same(claim: str, sentence: str) -> bool:
    one, other = telling(observed(claim)), telling(observed(sentence))
    shared = one & other
    return len(shared) > _TWO and len(shared) >= _HALF * len(one) and len(shared) >= _HALF * min(len(one), len(other))


def _both_ways() -> Iterator[tuple[str, str]]:
    for one, other in _MORE_TURNS:
        yield one, other
        yield other, one
