"""How things are called: the ids that one can ask about, and the words by which a person knows them."""

from collections.abc import Iterable

from synthesist.explain.case import Case
from synthesist.explain.model import Kind, Named, Step
from synthesist.records import Claim, records_in
from synthesist.report.wording import visible

_LONGEST = 160


def ref(kind: Kind, name: str) -> str:
    """What to ask about a thing by; a hash has its kind before it, for a work and a record may share one."""
    return name if kind in (Kind.SENTENCE, Kind.CRITERION, Kind.PAIR) else f"{kind}:{name}"


def named(case: Case, kind: Kind, name: str) -> Named:
    """A thing with its words; `name` is its full id."""
    return Named(kind=kind, id=name, title=cut(title(case, kind, name)))


def title(case: Case, kind: Kind, name: str) -> str:
    """The words by which a person knows a thing, uncut."""
    if kind is Kind.WORK:
        return work_title(case, name)
    if kind in (Kind.RECORD, Kind.PAIR):
        return " = ".join(case.contents.records[one].title or _UNTITLED for one in records_in(name) or (name,))
    if kind is Kind.DOCUMENT:
        document = case.contents.documents[name]
        return f"text of “{work_title(case, document.work_id)}”, read by {document.reader}"
    if kind is Kind.CLAIM:
        return f"“{case.claims[name].text}”"
    if kind is Kind.SENTENCE:
        return case.sentences[name].text
    return case.criteria[name] or "no longer in the plan"


def work_title(case: Case, work_id: str) -> str:
    """The title that a work is shown by."""
    work = case.contents.works.get(work_id)
    return (work.record.title if work else "") or _UNTITLED


def cut(text: str, longest: int = _LONGEST) -> str:
    """Text on one line, its end cut off where it is long."""
    plain = visible(text)
    return plain if len(plain) <= longest else f"{plain[: longest - 1].rstrip()}…"


def work_step(case: Case, work_id: str, *more: Step) -> Step:
    """A work by its title."""
    return Step(text=cut(work_title(case, work_id)), details=more, refs=(ref(Kind.WORK, work_id),))


def claim_step(claim: Claim, said: str = "", *more: Step) -> Step:
    """A claim by its words, and what is to be said of it."""
    text = f"“{claim.text}”" + (f" – {said}" if said else "")
    return Step(text=text, details=more, refs=(ref(Kind.CLAIM, claim.claim_id),))


def steps(texts: Iterable[str]) -> tuple[Step, ...]:
    """One step for each text."""
    return tuple(Step(text=text) for text in texts)


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


_UNTITLED = "[no title]"
