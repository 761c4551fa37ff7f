"""`review.toml` as a file that explains itself: each field with what it means and what it may say."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import tomli_w

from synthesist.plan.model import Frame, Plan

_HEAD = """\
The plan of this review. It is made before searching; what is changed after the first search becomes an
amendment, which the report shows with its date. Lines that begin with # explain and are not part of the plan.
Carry it out with:  synthesist run review.toml"""

_SAID: Mapping[str, str] = {
    "question": "The question, as a full sentence in English.",
    "frame": """\
How the question is taken apart. "free": by the words of the question itself. "PICO", "PECO" or "SPIDER": by the
parts given below, and then the question is only shown.""",
    "parts": "The parts of the frame; one that does not apply stays empty.",
    "search": "Where is searched, and how much is taken.",
    "search.sources": """\
Databases by name (`synthesist search --sources` lists them), "library": the records at hand (`synthesist library add
FILE…`), "files": those named under papers.""",
    "search.papers": """\
Files to search, as paths from the folder of this file: lists of records (RIS, BibTeX, NBIB, CSV, CSL-JSON …), papers
(PDF, JATS, TEI, HTML, DOCX, text), folders of them, or the data folder of Zotero.""",
    "search.limit": "Records taken from one source at the most; the best ranked ones come first.",
    "search.expand": """\
Whether abbreviations and synonyms that a first small search brings may widen the queries. Each is shown with its
evidence.""",
    "search.rounds": "How often the citations of included works are followed, 0 to 2, where a database knows them.",
    "search.seconds": "Seconds that the databases may take in all; one of them at most half of it.",
    "search.requests": "Requests that they may be sent in all; one of them at most half of them.",
    "search.queries": """\
A query of your own for a database, in its own words, sent as it stands: europepmc = 'TITLE:"synthetic data"'.
The program's own queries are shown by `synthesist search --show "QUESTION"`, to be copied here and edited.""",
    "key_papers": """\
Works that a good search must find, by identifier or title: ["10.1000/xyz", "Attention is all you need"]. The report
says which were found. They are not added to the search.""",
    "screen": "What is kept for reading.",
    "screen.years": "First and last year, both kept. 0 leaves an end open: [2015, 0] is from 2015 on.",
    "screen.languages": 'Languages kept, as the sources write them, such as ["en", "eng"]. Empty keeps all.',
    "screen.cutoff": "Smallest relevance to the question that is read, from 0 to 1 (criterion S5). Lower reads more.",
    "screen.max_works": "Most works that are read (criterion S6).",
    "screen.sample": """\
Works drawn by lot from those set aside for their rank (S4, S5, S6). Once a person has decided on them, the report
gives an upper bound for the share that was missed; 0 draws none.""",
    "read": "How full texts are come by: the user's own files first, then open copies, then the abstract alone.",
    "read.fetch": """\
Whether open copies are fetched, where databases are asked. Public addresses only; each try is told in the report.""",
    "read.seconds": "Seconds that this may take in all.",
    "read.requests": "Requests that may be sent for it in all.",
    "verify": "How claims are checked against other works.",
    "verify.pairs_per_claim": "Sentences of other works that a claim is compared with at the most, 1 to 12.",
    "gate": "What the synthesis must reach to be published, as its reviewers appraise it (docs/appraisal.md).",
    "gate.consensus": "Least consensus of the reviewers, from 0 to 10.",
    "gate.claims": "Least number of verified claims.",
    "gate.reject_below": "Consensus below which it is rejected; what lies between is revised.",
    "gate.rounds": "How often it is revised and appraised again, 0 to 3.",
    "gate.widen": """\
Whether a round may amend this plan so that more is searched and read, where too few claims were verified. The amendment
is told like one of your own.""",
    "policies": """\
What is done where a record does not say what a criterion asks for, and with retracted works: "keep" or "exclude".
Not a matter of policy: no claim of a retracted work is ever verified, and a person's decision always outranks the
program's.""",
    "policies.unstated_year": "A record without a year, when years are given above.",
    "policies.unstated_language": "A record without a language, when languages are given above.",
    "policies.retracted": """\
A work that is retracted or withdrawn, by a database or by a list that `synthesist library retractions` took in. Kept,
it is marked wherever it is named, and neither speaks for nor against anything.""",
    "criteria": """\
Criteria by id; every exclusion names one. Those of the program are applied as they stand here. Add your own, such
as  I1 = "A randomised trial."  and apply them with `synthesist decide ID exclude --criterion I1 --reason …`.""",
}


def explained(plan: Plan) -> str:
    """The plan as TOML with a comment above each field; read again, it is the same plan."""
    content = plan.model_dump(mode="json")
    blocks = [_comment(_HEAD), *_block("", content)]
    for name, values in content.items():
        if isinstance(values, Mapping) and not (name == "parts" and plan.frame is Frame.FREE):
            blocks += [f"{_comment(_SAID[name])}[{name}]\n", *_block(f"{name}.", values), *_tables(name, values)]
    return "\n".join(blocks)


def _block(prefix: str, values: Mapping[str, Any]) -> Iterator[str]:
    lines = [f"{_comment(_SAID.get(prefix + name, ''))}{_line(name, value)}" for name, value in _plain(values)]
    yield ("\n" if prefix in _SPACED else "").join(lines)


def _tables(name: str, values: Mapping[str, Any]) -> Iterator[str]:
    """Tables within a table."""
    for inner, content in values.items():
        if isinstance(content, Mapping):
            key = f"{name}.{inner}"
            yield f"{_comment(_SAID[key])}[{key}]\n"
            yield from _block(f"{key}.", content)


_SPACED = ("", "search.", "screen.", "read.", "verify.", "gate.", "policies.")


def _plain(values: Mapping[str, Any]) -> Sequence[tuple[str, Any]]:
    return [(name, value) for name, value in values.items() if not isinstance(value, Mapping)]


def _line(name: str, value: Any) -> str:
    if isinstance(value, list):  # on one line, which is how people edit it
        return f"{name} = [{', '.join(_value(entry) for entry in value)}]\n"
    return f"{name} = {_value(value)}\n"


def _value(value: Any) -> str:
    return tomli_w.dumps({"v": value}).removeprefix("v = ").rstrip("\n")


def _comment(text: str) -> str:
    return "".join(f"# {line}\n" for line in text.splitlines())
