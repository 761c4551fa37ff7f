"""Whether dissent that the synthesis itself found is told where its reader looks."""

import re
from collections.abc import Iterator

from synthesist.appraise.challenger.printed import said_by_tool
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records import Claim, Mark
from synthesist.records.appraisals import Dimension, Mandate, Objection

CONTESTED = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.UNCERTAINTY,
    name="dissent told",
    question="Does the report call contested what is contested?",
    basis="shown claims and findings against which works speak (verdicts, findings) and that the report's rows tell so",
)
AGREED = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.UNCERTAINTY,
    name="agreement borne out",
    question="Is agreement told only where nothing speaks against it?",
    basis="sentences of the report that tell agreement or certainty, against verdicts and findings",
    is_judged=True,
)

_AGREES = re.compile(
    r"\b(?:unanim\w+|undisputed|uncontested|uncontroversial|without (?:dissent|exception|contradiction)|"
    r"no (?:work|study|"
    r"evidence|source|one|claim|paper) (?:\w+ )?(?:disagrees?|contradicts?|disputes?|dissents?|objects?|"
    r"speaks? against|to the contrary)|"
    r"all (?:the )?(?:included )?(?:works|studies|sources|claims|papers|evidence|findings) (?:\w+ )?(?:agree|"
    r"concur|confirm|"
    r"point|support|show|find|report)|every (?:work|study|source|claim|paper) (?:\w+ )?(?:agrees|confirms|"
    r"supports|shows|finds)|"
    r"(?:is|are|was|were|seems?|appears?) (?:\w+ )?(?:consistent|settled|conclusive|unequivocal|unambiguous|"
    r"robust|well[- ]established|"
    r"beyond (?:doubt|dispute|question))|(?:works|studies|findings|results|evidence|"
    r"literature) (?:\w+ )?agrees?\b|consensus (?:is|exists|holds|among))\b",
    re.IGNORECASE,
)
_CERTAIN = re.compile(
    r"\b(?:proves?|proven|proved|conclusively|definitive(?:ly)?|undoubtedly|indisputabl[ey]|unquestionabl[ey]|"
    r"beyond (?:any |"
    r"all |reasonable )?doubt|no doubt|without (?:a |any )?doubt|certainly|with certainty|it is certain|"
    r"established fact|"
    r"incontrovertibl[ey]|irrefutabl[ey]|overwhelming(?:ly)?|always|guaranteed?)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|never|cannot|none|nobody|nothing|neither|nor|only where|unless|whether|if|may)\b", re.IGNORECASE
)


def contested(seen: Synthesis) -> Looked:
    """Claims and findings with works on the other side that the report tells as if there were none."""
    opposed = [claim for claim in seen.shown if _is_opposed(seen, claim)]
    findings = [one for one in seen.contents.findings if one.opposed_by]
    items = [*(claim.claim_id for claim in opposed), *(one.finding_id for one in findings)]
    return CONTESTED.looked(items, (*_claims(seen, opposed), *_findings(seen)))


def _is_opposed(seen: Synthesis, claim: Claim) -> bool:
    verdict = seen.verdict(claim)
    return verdict is not None and bool(verdict.refuting_work_ids)


def _claims(seen: Synthesis, opposed: list[Claim]) -> Iterator[Objection]:
    rows = {row.claim_id: row for row in seen.report.claims}
    for claim in opposed:
        verdict, row = seen.verdict(claim), rows.get(claim.claim_id)
        if verdict is None:
            continue
        works = ", ".join(verdict.refuting_work_ids)
        if verdict.mark is Mark.VERIFIED and not verdict.decided_by:
            said = f"it is marked as verified, and works speak against it ({works})"
            yield CONTESTED.object(claim.claim_id, said, *verdict.refuting_work_ids)
        elif row is not None and not (row.is_contested or row.mark != Mark.VERIFIED.value or row.decided_by):
            said = f"its row does not say that works speak against it ({works})"
            yield CONTESTED.object(claim.claim_id, said, *verdict.refuting_work_ids)
        elif row is not None and not row.refuting:
            said = f"its row quotes no passage of the works that speak against it ({works})"
            yield CONTESTED.object(claim.claim_id, said, *verdict.refuting_work_ids)


def _findings(seen: Synthesis) -> Iterator[Objection]:
    rows = {row.finding_id: row for row in seen.report.findings}
    for one in seen.contents.findings:
        row = rows.get(one.finding_id)
        if one.opposed_by and row is not None and not row.opposed_by:
            said = "its row does not say that another finding states the opposite, or that there is no effect"
            yield CONTESTED.object(one.finding_id, said, *one.opposed_by)


def agreed(seen: Synthesis) -> Looked:
    """Sentences of the report that tell agreement, or certainty, that nothing bears out."""
    told = list(said_by_tool(seen))
    has_dissent = any(_is_opposed(seen, claim) for claim in seen.shown) or any(
        one.opposed_by for one in seen.contents.findings
    )
    return AGREED.looked((name for name, _ in told), _overstated(told, has_dissent=has_dissent))


def _overstated(told: list[tuple[str, str]], *, has_dissent: bool) -> Iterator[Objection]:
    for name, text in told:
        certain, agrees = _CERTAIN.search(text), _AGREES.search(text)
        if certain and not _DENIED.search(text):
            yield AGREED.object(
                name, f"the report says “{certain[0]}” of what an automatic count of claims cannot prove"
            )
        elif agrees and has_dissent and not _DENIED.search(text[: agrees.start()]):
            yield AGREED.object(name, f"the report says “{agrees[0]}”, while works at hand speak against claims shown")


CHECKS: tuple[Look, ...] = (contested, agreed)
