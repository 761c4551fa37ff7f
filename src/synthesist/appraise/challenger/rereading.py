"""What the role model takes claims for, read once more where they stand."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from synthesist.appraise.reviewing import Synthesis
from synthesist.extract import stage
from synthesist.extract.roles import Role, RoleModel
from synthesist.records import Claim, Sentence

_MOST = 40
"""Documents that are read again at the most, by their ids; a long synthesis is looked at in part."""

_LONGEST = 100
"""Sentences of a text that is read again at the most: a book in the place of an abstract would take minutes."""

_NAMES = {Role.BACKGROUND: "background", Role.AIM: "an aim", Role.METHOD: "a method", Role.LIMITATION: "a limitation"}


def read_as(seen: Synthesis) -> Mapping[str, str]:
    """By claim, what its sentence is for in its abstract where that is no result, in words."""
    # The stage's own: where it reads with another model, claims are read again with that one.
    return dict(_read(seen, stage.default_roles()))  # type: ignore[attr-defined]


def _read(seen: Synthesis, model: RoleModel) -> Iterator[tuple[str, str]]:
    by_document: dict[str, list[Claim]] = {}
    for claim in seen.shown:
        document = seen.documents.get(claim.document_id)
        is_short = len(seen.bodies.get(claim.document_id, ())) <= _LONGEST
        if document is not None and not document.is_full_text and is_short:
            by_document.setdefault(claim.document_id, []).append(claim)
    for name in islice(sorted(by_document), _MOST):
        yield from _of(seen.bodies.get(name, ()), by_document[name], model)


def _of(sentences: Sequence[Sentence], claims: Sequence[Claim], model: RoleModel) -> Iterator[tuple[str, str]]:
    body = [sentence for sentence in sentences if sentence.section != "title"]
    read = model.read([sentence.text for sentence in body])
    told = {(sentence.start, sentence.end): one for sentence, one in zip(body, read, strict=True)}
    for claim in claims:
        one = told.get((claim.start, claim.end))
        if one and one.role in _NAMES and not one.is_claim:
            yield claim.claim_id, f"is read as {_NAMES[one.role]} where it stands"
