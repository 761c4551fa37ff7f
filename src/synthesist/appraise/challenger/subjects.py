"""Whether what was found in animals, cells, simulations or other people is told of those who are asked about."""

import re
from collections.abc import Iterator, Sequence

from synthesist.appraise.challenger.saying import DONE, is_reserved, own_words, place, quoted, told_of_itself
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.language.populations import AXES
from synthesist.records import Claim, Relevance, Sentence
from synthesist.records.appraisals import Dimension, Mandate, Remedy

PEOPLE = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.EVIDENCE,
    name="found in those it is told of",
    question="Is what is told of people found in people, and of a group found in that group?",
    basis="shown claims (claims) on a question about people, or about a group of them, whose text (sentences) does not"
    " say that others were studied",
    remedy=Remedy.SOFTEN,
    is_judged=True,
)

_OTHER = (
    r"(?:mice|mouse|murine|rats?|rodents?|zebrafish|drosophila|fruit flies|nematodes?|c\. elegans|rabbits?|dogs?|"
    r"beagles?|pigs?|piglets|"
    r"porcine|macaques?|monkeys?|primates|sheep|hamsters?|guinea pigs|ferrets?|chickens?|animals?|animal models?|"
    r"cell (?:lines?|cultures?)|(?:cultured|isolated|tumou?r|stem|cancer) cells|tissue samples?|organoids?|cadavers?|"
    r"(?:simulated|virtual|synthetic|artificial|in silico|modelled|modeled) (?:patients?|people|participants?|"
    r"users?|persons?|adults?|"
    r"cohorts?|populations?|students?|pupils|workers|women|men|children|learners|agents?)|"
    r"(?:computer|numerical|mathematical|agent-based|simulation) (?:simulations?|models?)|"
    r"test tubes?|phantoms?|mannequins?)"
)
_OTHERS = re.compile(rf"\b{_OTHER}\b|\bin vitro\b|\bex vivo\b|\bin silico\b", re.IGNORECASE)
_STUDIED = re.compile(
    rf"\b(?:experiments?|tests?|trials?|measurements?|data|stud(?:y|ies)|work|results?|subjects|participants|"
    rf"sample|analys[ei]s|observations|evidence|effects?|outcomes?|differences?|"
    rf"everything|all|findings?)\b[^.;]{{0,70}}\b(?:were|was|are|is|come|came|stem|used|involved|comprised|"
    rf"consisted|made|done|run|"
    rf"performed|conducted|obtained|carried out|rests?|relied|relies)\b[^.;]{{0,50}}\b(?:{_OTHER}|in vitro|ex vivo|"
    rf"in silico)\b|"
    rf"\b(?:we|authors) (?:\w+ )?(?:studied|tested|used|treated|fed|gave|exposed|simulated|examined|bred|dosed|"
    rf"allocated|assigned|randomi[sz]ed|worked with)\b"
    rf"[^.;]{{0,50}}\b{_OTHER}\b|\b(?:\d[\d,]*|twelve|ten|eight|six|twenty|thirty|forty|fifty|male|female|adult|"
    rf"aged) (?:[\w-]+ ){{0,3}}"
    rf"(?:mice|rats|rabbits|dogs|pigs|monkeys|macaques|zebrafish|hamsters|sheep|animals|simulated \w+|virtual \w+)\b|"
    rf"\bno (?:person|human|people|patients?|participants?|one|human being)s? (?:\w+ )?(?:was|were|took|has|have)\b",
    re.IGNORECASE,
)
_HUMAN = re.compile(
    r"\b(?<!simulated )(?<!virtual )(?<!synthetic )(?:patients?|participants?|volunteers?|adults?|child(?:ren)?|"
    r"infants?|women|woman|men|people|persons?|"
    r"students?|pupils|schoolchildren|workers?|employees|humans?|adolescents|teenagers|residents|smokers|veterans|"
    r"nurses|teachers|"
    r"mothers|girls|boys|elderly|older adults|individuals)\b",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\b(?:only|all|exclusively|solely|limited to|restricted to|confined to|consisted of|were|recruited|enrolled|"
    r"included|comprised|studied|"
    r"sampled|surveyed|tested|allocated|assigned|analy[sz]ed)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\b(?:participants?|patients?|subjects|sample|cohort|data|everyone|respondents|volunteers|they|trial|study|we)\b",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    r"\b(?:were|was) (?:\w+ )?(?:excluded|not (?:\w+ )?(?:included|enrolled|eligible|studied|recruited|tested))\b|"
    r"\bno (?P<who>[a-z-]+(?: [a-z-]+)?) (?:took part|were "
    r"(?:included|enrolled|studied|recruited|tested))\b|\b(?:excluded|"
    r"excluding) (?:all )?(?P<whom>[a-z-]+(?: [a-z-]+)?)",
    re.IGNORECASE,
)
_GROUPS = ("age", "sex", "resources")


def people(seen: Synthesis) -> Looked:
    """Claims on a question about people, or a group of them, from works that studied others."""
    is_human = bool(_HUMAN.search(seen.question.text)) and not _OTHERS.search(seen.question.text)
    asked = {axis: _named(axis, seen.question.text) for axis in _GROUPS}
    if not (is_human or any(asked.values())):
        return PEOPLE.looked((), ())
    words = own_words(seen)
    return PEOPLE.looked(
        (claim.claim_id for claim in seen.shown),
        (
            PEOPLE.object(claim.claim_id, f"it is told of {who}, while its text says {quoted(one.text)}", place(one))
            for claim in seen.shown
            if not is_reserved(seen, claim)
            for who, one in _others(
                claim, words[claim.work_id], asked if claim.relevance is Relevance.DIRECT else {}, is_human=is_human
            )
        ),
    )


def _others(
    claim: Claim, sentences: Sequence[Sentence], asked: dict[str, set[str]], *, is_human: bool
) -> Iterator[tuple[str, Sentence]]:
    told = [one for one in told_of_itself(sentences, DONE) if one.text != claim.text]
    if is_human and not _OTHERS.search(claim.text):
        yield from (("people", one) for one in told if _STUDIED.search(one.text) and not _is_both(one.text))
    for axis, wanted in sorted(asked.items()):
        if wanted and not _named(axis, claim.text) - wanted:
            yield from (
                (", ".join(sorted(wanted)), one)
                for one in told
                if _leaves_out(one.text, axis, wanted) or _is_of_others(one.text, _named(axis, one.text), wanted)
            )


def _is_both(text: str) -> bool:
    """Whether a sentence names people among those who were studied, and does not deny it."""
    return bool(_HUMAN.search(re.sub(r"\bno (?:\w+ )?\w+", " ", _OTHERS.sub(" ", text)))) and not re.search(
        r"\b(?:not|no|never|none|rather than|instead of)\b", text, re.IGNORECASE
    )


def _is_of_others(text: str, named: set[str], wanted: set[str]) -> bool:
    """Whether a sentence says that only others of the same axis were studied."""
    return bool(named) and not named & wanted and bool(_ONLY.search(text) and _WHO.search(text))


def _leaves_out(text: str, axis: str, wanted: set[str]) -> bool:
    """Whether a sentence says that those who are asked about were left out."""
    for found in _LEFT_OUT.finditer(text):
        whom = found["who"] or found["whom"] or " ".join(text[: found.start()].split()[-3:])
        if _named(axis, whom) & wanted:
            return True
    return False


def _named(axis: str, text: str) -> set[str]:
    """The classes of an axis that a text names."""
    words = set(re.findall(r"[a-z][a-z-]*", text.casefold()))
    return {name for name, terms in AXES[axis].items() if words & set(terms.split())}


CHECKS: tuple[Look, ...] = (people,)
