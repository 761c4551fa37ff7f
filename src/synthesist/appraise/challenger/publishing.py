"""Whether works are told as judged by peers that were not."""

import re
from collections.abc import Iterable, Iterator

from synthesist.appraise.challenger.saying import own_words, place, quoted
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.identify.versions import is_preprint
from synthesist.records import PeerReview, Record, Sentence, Work
from synthesist.records.appraisals import Dimension, Mandate, Objection

REVIEWED = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.EVIDENCE,
    name="review by peers",
    question="Are works told as peer-reviewed only where their records do not say otherwise?",
    basis="included works (works, references of the report) told as peer-reviewed, against venue, kind and identifiers"
    " of their records (records) and what their text says of itself",
)

_SERVED = (
    r"preprints?|posted[- ]content|submitted ?version|working papers?|discussion papers?|thesis|theses|dissertations?|"
    r"technical reports?|tech report|white ?papers?|press releases?|blogs?|self-published|unpublished|under review|"
    r"arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|ssrn|techrxiv|authorea|zenodo|figshare|research square|"
    r"preprints\.org|osf"
)
_VENUE = re.compile(rf"\b(?:{_SERVED})\b", re.IGNORECASE)
_KIND = re.compile(
    rf"\b(?:{_SERVED}|newsletters?|magazine|news|editorials?|commentary|patents?|slides|manuscript|blog ?posts?)\b",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    r"\b(?:has|have) not (?:yet )?been (?:peer[- ]?reviewed|certified by peer review|reviewed by peers)\b|"
    r"\bthis (?:is a )?(?:preprint|working paper|manuscript is (?:under|submitted))\b|"
    r"\bnot (?:yet )?peer[- ]reviewed\b|"
    r"\b(?:currently |still )?under (?:peer )?review (?:at|by|for|in)\b",
    re.IGNORECASE,
)


def reviewed(seen: Synthesis) -> Looked:
    """Works told as peer-reviewed whose records or words say otherwise."""
    told = _told(seen)
    words = own_words(seen, told)
    objections = (one for name in told for one in _unjudged(seen, seen.works[name], words[name]))
    return REVIEWED.looked(told, objections)


def _told(seen: Synthesis) -> list[str]:
    """Works that ledger or report tell as peer-reviewed."""
    printed = {row.work_id for row in seen.report.references if row.peer_review == PeerReview.REVIEWED.value}
    stored = {name for name in seen.included if seen.works[name].peer_review is PeerReview.REVIEWED}
    return sorted((printed | stored) & seen.works.keys())


def _unjudged(seen: Synthesis, work: Work, words: Iterable[Sentence]) -> Iterator[Objection]:
    records = [seen.contents.records[name] for name in work.record_ids if name in seen.contents.records]
    reasons = [_reason(record) for record in records or [work.record]]
    if all(reasons):
        yield REVIEWED.object(
            work.work_id, f"it is told as peer-reviewed, while its record says {reasons[0]}", *work.record_ids
        )
        return
    for sentence in words:
        if _SAYS_SO.search(sentence.text):
            said = f"it is told as peer-reviewed, while its text says {quoted(sentence.text)}"
            yield REVIEWED.object(work.work_id, said, place(sentence))
            return


def _reason(record: Record) -> str:
    """What of a record says that nobody judged it; empty where nothing does."""
    if found := _VENUE.search(record.venue or ""):
        return f"“{found[0]}” as its venue"
    if found := _KIND.search(record.kind or ""):
        return f"“{found[0]}” as its kind"
    silent = record.model_copy(update={"peer_review": None})
    schemes = ", ".join(f"{scheme} {value}" for scheme, value in record.identifiers)
    return f"that it is a preprint ({schemes})" if is_preprint(silent) else ""


CHECKS: tuple[Look, ...] = (reviewed,)
