"""The challenger on grounding: does each claim speak of the question, and is it what its own work found?"""

import re
from collections.abc import Iterator

from synthesist.appraise.challenger.quoting import beside, cut, place, spelt, title_of
from synthesist.appraise.challenger.rereading import read_as
from synthesist.appraise.challenger.secondary import told_by_others
from synthesist.appraise.challenger.unresulting import does_else
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.language import ConceptMatcher, content_stems
from synthesist.language.populations import AXES
from synthesist.language.signals import observed, telling
from synthesist.records import Claim, Part, Question, Relevance, SectionRole, Sentence
from synthesist.records.appraisals import Dimension, Mandate, Remedy

ON_QUESTION = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.GROUNDING,
    name="claims on the question",
    question="Does each claim itself name what is asked about or the outcome asked for?",
    basis="claims that name, abbreviations spelt out, a concept of the question's exposure or outcome, of shown claims",
    remedy=Remedy.WITHDRAW,
    is_judged=True,
)
OWN_RESULTS = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.GROUNDING,
    name="results of their own",
    question="Is each claim told as what its own work found, and not as what others did?",
    basis="claims whose words attribute them to nobody else, of all shown claims",
    remedy=Remedy.WITHDRAW,
    is_judged=True,
)
RESULTS = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.GROUNDING,
    name="results at all",
    question="Does each claim assert something that was found, and no aim, guess, question or plan?",
    basis="claims that neither their words nor the role model, on their abstract, take for something else, of shown "
    "ones",
    remedy=Remedy.WITHDRAW,
    is_judged=True,
)
PLACES = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.GROUNDING,
    name="places of quotes",
    question="Does each claim stand where a work tells its own results?",
    basis="claims in sentences of parts that may tell results, on pages that there are, of all shown claims",
    remedy=Remedy.WITHDRAW,
)
POINTING = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.GROUNDING,
    name="words that point",
    question="Is what a claim points back at told beside it?",
    basis="claims whose pointing first words have an antecedent in the anatomies, or that begin with none, of shown "
    "ones",
)
AT_HOME = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.GROUNDING,
    name="claims at home",
    question="Does each claim speak of what its own work is about?",
    basis="claims that share telling words with the rest of their text and name no other population, of shown claims",
    remedy=Remedy.SOFTEN,
    is_judged=True,
)

_TELLING = frozenset(
    (
        SectionRole.ABSTRACT,
        SectionRole.INTRODUCTION,
        SectionRole.RESULTS,
        SectionRole.DISCUSSION,
        SectionRole.CONCLUSION,
        SectionRole.LIMITATIONS,
        SectionRole.OTHER,
    )
)
_POINTING = re.compile(
    r"(?:these|those|such|the latter|the former|this(?=\s\w+(?<!s)\b))\s(?!(?:study|studies|works?|papers?|articles?"
    r"|reviews?"
    r"|research|thesis|reports?|trials?|surveys?|projects?|analys[ei]s|was|are|were|will|can|could|may|might|has|have"
    r"|led"
    r"|showed|means?)\b)[^\W\d_][\w-]*",
    re.IGNORECASE,
)
_AXES = ("species", "age", "sex")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEAST, _REST = 4, 25
"""Telling words of a claim, and words of the rest of its text, from which they are held against each other."""


def on_question(seen: Synthesis) -> Looked:
    """Whether each claim names something that is asked."""
    asked = _asked(seen.question)
    if not asked:
        return ON_QUESTION.looked((), ())
    matcher, words = ConceptMatcher(seen.question.concepts), spelt(seen)
    named = {one.claim_id: matcher.concepts(words.get(one.claim_id, one.text)) for one in seen.shown}
    objections = (
        ON_QUESTION.object(claim.claim_id, f"{cut(claim.text)} {said}", place(claim))
        for claim in seen.shown
        if (said := _off(seen, claim, named[claim.claim_id], matcher))
    )
    return ON_QUESTION.looked(_ids(seen), objections)


def own_results(seen: Synthesis) -> Looked:
    """Whether each claim is told as its own work's."""
    objections = (
        OWN_RESULTS.object(
            claim.claim_id, f"{cut(claim.text)} tells what others found or hold: {cut(words)}", place(claim)
        )
        for claim in seen.shown
        if (words := told_by_others(claim.text))
    )
    return OWN_RESULTS.looked(_ids(seen), objections)


def results_at_all(seen: Synthesis) -> Looked:
    """Whether each claim asserts something that was found."""
    roles = read_as(seen)
    objections = (
        RESULTS.object(claim.claim_id, f"{cut(claim.text)} {words}", place(claim))
        for claim in seen.shown
        if (words := does_else(claim.text) or roles.get(claim.claim_id, ""))
    )
    return RESULTS.looked(_ids(seen), objections)


def places(seen: Synthesis) -> Looked:
    """Whether each claim stands where results are told."""
    told = ((claim, said) for claim in seen.shown for said in _misplaced(seen, claim))
    return PLACES.looked(_ids(seen), (PLACES.object(claim.claim_id, said, place(claim)) for claim, said in told))


def pointing(seen: Synthesis) -> Looked:
    """Whether pointing words have what they point at beside them."""
    objections = (
        POINTING.object(
            claim.claim_id,
            f"{cut(claim.text)} begins with {cut(found[0])}, and nothing says what that is",
            place(claim),
        )
        for claim in seen.shown
        if (found := _POINTING.match(claim.text))
        and (anatomy := seen.contents.anatomies.get(claim.claim_id))
        and not anatomy.antecedents
    )
    return POINTING.looked(_ids(seen), objections)


def at_home(seen: Synthesis) -> Looked:
    """Whether each claim speaks of what its work is about."""
    told = ((claim, said) for claim in seen.shown for said in _strange(seen, claim))
    return AT_HOME.looked(_ids(seen), (AT_HOME.object(claim.claim_id, said, place(claim)) for claim, said in told))


def _ids(seen: Synthesis) -> list[str]:
    return [claim.claim_id for claim in seen.shown]


def _asked(question: Question) -> frozenset[str]:
    """Names of the concepts that are asked about or for."""
    return frozenset(question.names(Part.EXPOSURE)) | frozenset(question.names(Part.OUTCOME))


def _off(seen: Synthesis, claim: Claim, named: frozenset[str], matcher: ConceptMatcher) -> str:
    """What of the question a claim fails to name, in words; title and heading may complete a direct one."""
    asked = _asked(seen.question)
    if not asked & named:
        return f"names nothing of what is asked ({', '.join(sorted(asked))})"
    if claim.relevance is not Relevance.DIRECT:
        return ""
    known = named | matcher.concepts(f"{title_of(seen, claim.work_id)} . {claim.section}")
    own = [one for one in seen.question.concepts if not one.is_aside]
    missing = [one.name for one in own if one.part is Part.EXPOSURE and one.name not in known]
    outcomes = [one.name for one in own if one.part is Part.OUTCOME]
    if outcomes and not known & set(outcomes):
        missing += outcomes
    return f"is told as direct, and neither it nor its title names {' or '.join(missing)}" if missing else ""


def _misplaced(seen: Synthesis, claim: Claim) -> Iterator[str]:
    own = beside(seen, claim).own
    title = title_of(seen, claim.work_id)
    if own is None:
        yield f"{cut(claim.text)} begins in no sentence of its document"
    elif own.section == "title" or _same(claim.text, title):
        yield f"{cut(claim.text)} is the title of its work"
    elif own.part not in _TELLING:
        yield f"{cut(claim.text)} stands in a part for {own.part.value}"
    yield from _mispaged(seen, claim, own)


def _mispaged(seen: Synthesis, claim: Claim, own: Sentence | None) -> Iterator[str]:
    reading = seen.contents.readings.get(claim.document_id)
    pages = len(reading.pages) if reading else 0
    if claim.page is not None and not 1 <= claim.page <= pages:
        yield f"{cut(claim.text)} is told to stand on page {claim.page}, and its text has {pages or 'no'} pages"
    elif own is not None and claim.section and own.section and not _same(claim.section, own.section):
        yield f"{cut(claim.text)} is told to stand under {cut(claim.section)}, and stands under {cut(own.section)}"


def _same(one: str, other: str) -> bool:
    first, second = (re.sub(r"\W+", " ", text).strip().casefold() for text in (one, other))
    return first == second


def _strange(seen: Synthesis, claim: Claim) -> Iterator[str]:
    document = seen.documents.get(claim.document_id)
    if document is None:
        return
    own = telling(observed(claim.text))
    rest = f"{document.text[: claim.start]} {document.text[claim.end :]}"
    if len(own) >= _LEAST and len(content_stems(rest)) >= _REST and not own & telling(observed(rest)):
        yield f"{cut(claim.text)} shares no telling word with the rest of its text"
    title = title_of(seen, claim.work_id)
    for axis in _AXES:
        told, about = _groups(claim.text, axis), _groups(title, axis)
        if told and about and not told & about and not told & _groups(rest, axis):
            yield f"{cut(claim.text)} speaks of {_listed(told)}, and its work of {_listed(about)}"


def _groups(text: str, axis: str) -> frozenset[str]:
    """The groups of an axis of populations that a text names."""
    words = {word.lower() for word in _WORD.findall(text)}
    return frozenset(group for group, names in AXES[axis].items() if words & set(names.split()))


def _listed(groups: frozenset[str]) -> str:
    return " and ".join(sorted(groups))


CHECKS: tuple[Look, ...] = (on_question, own_results, results_at_all, places, pointing, at_home)
