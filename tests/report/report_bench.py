"""Reviews built by hand: one with findings, one without, one whose texts are hostile."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from invented_reviewers import MILD, STRICT, Invented, reviewed
from oneworks import work_from
from synthesist.plan import plan_for
from synthesist.records import (
    Actor,
    Author,
    Claim,
    Concept,
    Decision,
    Document,
    Evidence,
    Expansion,
    Failure,
    Hit,
    Label,
    Lead,
    Mark,
    OperatorCount,
    Outcome,
    Part,
    PeerReview,
    PlanVersion,
    Question,
    Quote,
    Record,
    Relevance,
    ReviewContents,
    Search,
    SelfTest,
    Sent,
    Signal,
    TextKind,
    Verdict,
    WorkRelevance,
)
from synthesist.records.appraisals import Appraisal
from synthesist.records.ids import claim_id, document_id, sha256
from synthesist.report import Report
from synthesist.report.model import Line


@dataclass(frozen=True)
class Said:
    """A sentence of a paper; one with a relevance is a claim."""

    text: str
    relevance: Relevance | None = None
    bears_on: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    score: float = 0.5
    cues: tuple[str, ...] = ()
    is_shown: bool = True
    vetoes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A paper that was read; `heard` pairs a claim of it with a sentence of another paper and a label."""

    name: str
    title: str
    said: Sequence[Said]
    year: int | None = 2023
    authors: tuple[Author, ...] = (
        Author(family="Marsh", given="Ada"),
        Author(family="Oyelaran", given="Tunde"),
    )
    venue: str | None = "Proceedings of the Workshop on Examples"
    url: str | None = None
    is_retracted: bool | None = None
    text_kind: TextKind = TextKind.DATABASE

    @property
    def abstract(self) -> str:
        """The sentences as one text."""
        return " ".join(said.text for said in self.said)

    @property
    def record(self) -> Record:
        """The row that a source returned."""
        return Record(
            record_id=self.name,
            source="library",
            identifiers=(("doi", f"10.5555/{self.name}"),),
            title=self.title,
            abstract=self.abstract,
            authors=self.authors,
            year=self.year,
            venue=self.venue,
            url=self.url,
            is_retracted=self.is_retracted,
            text_kind=self.text_kind,
        )

    @property
    def document(self) -> Document:
        """Its title and abstract."""
        text = f"{self.title}\n\n{self.abstract}"
        original = sha256(text)
        return Document(
            document_id=document_id(self.name, original, "abstract/1"),
            work_id=self.name,
            original_sha256=original,
            reader="abstract/1",
            text_kind=self.text_kind,
            text=text,
            sha256=sha256(text),
        )

    def claims(self) -> list[Claim]:
        """The sentences that assert a result."""
        return [self._claim(said) for said in self.said if said.relevance is not None]

    def _claim(self, said: Said) -> Claim:
        start = self.document.text.index(said.text)
        assert said.relevance is not None
        return Claim(
            claim_id=claim_id(self.document.document_id, self.document.sha256, start, start + len(said.text)),
            work_id=self.name,
            document_id=self.document.document_id,
            start=start,
            end=start + len(said.text),
            text=said.text,
            cues=said.cues,
            relevance=said.relevance,
            bears_on=said.bears_on,
            concepts=said.concepts,
            score=said.score,
            role="result",
            p=0.75,
            section="abstract",
            is_shown=said.is_shown,
        )


MEASURED = "NLP abstracts, n = 150 claims, machine-labelled, 2026-11-21"
"""What the confidences were measured on."""

Heard = tuple[str, int, str, int, Label]
"""Paper and ordinal of its claim, paper and ordinal of the sentence judged, and the label."""


@dataclass
class Bench:
    """What a review is built from."""

    question: Question
    papers: Sequence[Paper] = ()
    heard: Sequence[Heard] = ()
    near: Sequence[tuple[str, str, tuple[str, ...]]] = ()
    failures: Sequence[Failure] = ()
    reviewers: Sequence[Invented] = ()
    banner: str = ""
    query: str = '(causal OR counterfactual) AND "synthetic data"'
    self_test: SelfTest = field(default_factory=SelfTest)
    extra: dict[str, Record] = field(default_factory=dict)

    def contents(self) -> ReviewContents:
        """All that the stages would have returned."""
        plan = plan_for(self.question.text)
        records = {paper.name: paper.record for paper in self.papers}
        for name, title, _ in self.near:
            records[name] = Record(record_id=name, source="library", title=title)
        repeated = {
            f"{name}-again": record.model_copy(update={"record_id": f"{name}-again"})
            for name, record in list(records.items())[:1]
        }
        works = {name: work_from(record) for name, record in records.items()}
        records |= repeated
        claims = sorted((claim for paper in self.papers for claim in paper.claims()), key=lambda claim: claim.claim_id)
        evidence = [self._evidence(heard) for heard in self.heard]
        made = ReviewContents(
            review_id=plan.review_id,
            version="0.1.0",
            banner=self.banner,
            plans=(
                PlanVersion(ordinal=0, sha256=plan.sha256, content=plan.content, toml="", at="2026-11-19T16:00:00Z"),
            ),
            question=self.question,
            criteria=plan.criteria,
            searches=(self._search(list(records)),),
            records=records,
            works=works,
            decisions=tuple(self._decisions(list(repeated))),
            relevances=tuple(self._relevances()),
            documents={paper.document.document_id: paper.document for paper in self.papers},
            claims=tuple(claims),
            evidence=tuple(sorted(evidence, key=lambda row: (row.claim_id, row.document_id, row.start))),
            verdicts={claim.claim_id: self._verdict(claim, evidence) for claim in claims if claim.is_shown},
            appraisal=Appraisal(),
            failures=tuple(self.failures),
            self_test=self.self_test,
        )
        return reviewed(made, self.reviewers)

    def _search(self, record_ids: Sequence[str]) -> Search:
        hits = tuple(Hit(record_id=name, rank=rank) for rank, name in enumerate(record_ids, start=1))
        return Search(
            search_id="s1",
            source="library",
            query=self.query,
            limit=2000,
            reported=len(hits) + 1,
            received=len(hits) + 1,
            malformed=1,
            is_capped=False,
            at="2026-11-20T09:30:00Z",
            client="synthesist/0.1.0",
            content_sha256=sha256("library"),
            hits=hits,
        )

    def _decisions(self, repeated: Sequence[str]) -> list[Decision]:
        rows = [_decision("identify", name, "duplicate", "D1") for name in repeated]
        for paper in self.papers:
            rows += [
                _decision("screen", paper.name, "include", "S6"),
                self._assessed(paper),
            ]
        for place, (name, _, _) in enumerate(self.near):
            rows.append(_decision("screen", name, "exclude", ("S5", "S4")[place % 2]))
        return rows

    def _assessed(self, paper: Paper) -> Decision:
        if any(claim.is_shown for claim in paper.claims()):
            return _decision("assess", paper.name, "include", "A1")
        words, document = paper.said[0].text, paper.document
        start = document.text.index(words)
        quote = Quote(document_id=document.document_id, start=start, end=start + len(words))
        return _decision("assess", paper.name, "exclude", "A1").model_copy(update={"quote": quote})

    def _relevances(self) -> list[WorkRelevance]:
        named = [
            (paper.name, tuple(dict.fromkeys(name for said in paper.said for name in said.concepts)))
            for paper in self.papers
        ]
        named += [(name, concepts) for name, _, concepts in self.near]
        return [
            WorkRelevance(work_id=name, rank=rank, score=round(1 / rank, 4), concepts=concepts)
            for rank, (name, concepts) in enumerate(named, start=1)
        ]

    def _evidence(self, heard: Heard) -> Evidence:
        name, claim, other, sentence, label = heard
        papers = {paper.name: paper for paper in self.papers}
        text = papers[other].said[sentence].text
        document = papers[other].document
        start = document.text.index(text)
        return Evidence(
            claim_id=papers[name]._claim(papers[name].said[claim]).claim_id,
            work_id=other,
            document_id=document.document_id,
            start=start,
            end=start + len(text),
            text=text,
            label=label,
            score=0.8,
            signals=tuple(
                Signal(name=f"probability of {one.value}", value=0.8 if one is label else 0.1) for one in Label
            ),
            judge="words/1",
        )

    def _verdict(self, claim: Claim, evidence: Sequence[Evidence]) -> Verdict:
        own = [row for row in evidence if row.claim_id == claim.claim_id]
        supporting = tuple(sorted({row.work_id for row in own if row.label is Label.SUPPORT}))
        refuting = tuple(sorted({row.work_id for row in own if row.label is Label.REFUTE}))
        vetoes = next((said.vetoes for paper in self.papers for said in paper.said if said.text == claim.text), ())
        mark = Mark.UNJUDGED if vetoes else Mark.REFUTED if refuting else Mark.VERIFIED
        return Verdict(
            claim_id=claim.claim_id,
            mark=mark,
            is_corroborated=bool(supporting) and not vetoes,
            supporting_work_ids=supporting,
            refuting_work_ids=refuting,
            pairs_judged=12,
            confidence=0.8 if supporting else 0.2 if refuting else None,
            confidence_reason=MEASURED if supporting or refuting else "single source",
            vetoes=vetoes,
        )


def _decision(stage: str, work: str, action: str, criterion: str) -> Decision:
    return Decision(
        stage=stage,
        item=work,
        action=action,
        criterion=criterion,
        actor=Actor.RULE,
        decider=f"{stage}/1",
        reason="by rule",
    )


def concept(name: str, part: Part, phrase: str = "") -> Concept:
    """A concept as a question names it."""
    return Concept(name=name, part=part, phrase=phrase or name, terms=(name,), origin="question")


QUESTION = Question(
    text=(
        "What is the impact of causal synthetic data generation on the sample efficiency of fine-tuning"
        " multimodal foundation models across diverse vision-language tasks?"
    ),
    concepts=(
        concept("causal inference", Part.EXPOSURE, "causal"),
        concept("synthetic data", Part.EXPOSURE),
        concept("sample efficiency", Part.OUTCOME),
        concept("multimodal models", Part.POPULATION, "multimodal"),
        concept("foundation models", Part.POPULATION),
    ),
)

_CAUSAL, _SYNTHETIC, _SAMPLE, _MULTIMODAL, _FOUNDATION = (row.name for row in QUESTION.concepts)

PAPERS = (
    Paper(
        "w01",
        "Counterfactual Pairs for Frugal Tuning of Image-Text Models",
        (
            Said("Tuning large models takes many labelled pairs."),
            Said(
                "Counterfactual synthetic pairs cut the labelled examples needed to tune an image-text model"
                " by 40% on 3 of 4 tasks [12].",
                Relevance.DIRECT,
                ("exposure", "outcome"),
                (_CAUSAL, _SYNTHETIC, _SAMPLE, _MULTIMODAL),
                0.91,
                ("cut",),
            ),
            Said(
                "We find that pairs without an intervention bring no gain in data efficiency.",
                Relevance.DIRECT,
                ("exposure", "outcome"),
                (_CAUSAL, _SYNTHETIC, _SAMPLE, _MULTIMODAL),
                0.83,
                ("We find", "gain"),
            ),
        ),
        is_retracted=False,
    ),
    Paper(
        "w02",
        "Do Generated Interventions Help? A Study of Few-Shot Visual Question Answering",
        (
            Said(
                "With generated interventions, multimodal models reach the same accuracy from 38% fewer"
                " labelled examples.",
                Relevance.DIRECT,
                ("exposure", "outcome"),
                (_CAUSAL, _SYNTHETIC, _SAMPLE, _MULTIMODAL),
                0.88,
                ("reach", "fewer"),
            ),
            Said(
                "Synthetic images alone improved answers to “what if” questions.",
                Relevance.INDIRECT,
                ("exposure",),
                (_SYNTHETIC, _MULTIMODAL),
                0.61,
                ("improved",),
            ),
        ),
        url="https://example.org/w02",
    ),
    Paper(
        "w03",
        "Synthetic Captions Do Not Save Labels",
        (
            Said(
                "Pairs generated without an intervention raised data efficiency in our tests.",
                Relevance.INDIRECT,
                ("outcome",),
                (_SYNTHETIC, _SAMPLE),
                0.55,
                ("raised",),
            ),
            Said(
                "Synthetic captions might lower the need for labels.",
                Relevance.INDIRECT,
                ("exposure", "outcome"),
                (_SYNTHETIC, _SAMPLE),
                0.5,
                ("lower",),
                vetoes=("it states what is expected or asked, not what was found",),
            ),
            Said("Captions were scored by eye.", Relevance.OFF, (), (), 0.1, is_shown=False),
        ),
        year=None,
        venue=None,
        authors=(Author(family="The Caption Consortium"),),
    ),
    Paper(
        "w04",
        "A Survey of Everything",
        (Said("Everything was found to be related.", Relevance.OFF, (), (), 0.05, is_shown=False),),
    ),
)

HEARD: tuple[Heard, ...] = (
    ("w01", 1, "w02", 0, Label.SUPPORT),
    ("w02", 0, "w01", 1, Label.SUPPORT),
    ("w01", 2, "w03", 0, Label.REFUTE),
    ("w01", 2, "w02", 1, Label.NEI),
)

SELF_TEST = SelfTest(
    counts=(
        OperatorCount(operator="number", is_false=True, is_seen_kind=True, n=5, moved=5),
        OperatorCount(operator="quality", is_false=True, is_seen_kind=False, n=4, moved=2),
        OperatorCount(operator="voice", is_false=False, is_seen_kind=True, n=3, moved=1),
    )
)


def bench() -> Bench:
    """A review with findings: direct, indirect, contested, corroborated and vetoed claims."""
    return Bench(
        QUESTION,
        PAPERS,
        HEARD,
        near=(
            ("w08", "Foundation models for weather", (_FOUNDATION,)),
            ("w09", "Proceedings of a workshop", ()),
        ),
        failures=(Failure(stage="search", place="refs.bib:12", reason="no title", hint="add a title"),),
        reviewers=MILD,
        self_test=SELF_TEST,
    )


def nothing_found() -> Bench:
    """A review that came back with neighbours only."""
    return Bench(QUESTION, near=(("w08", "Foundation models for weather", (_FOUNDATION,)), ("w09", "Proceedings", ())))


HOSTILE_TITLE = (
    "<script>alert(1)</script> *bold* | pipe [link](javascript:alert(1)) \u202eesrever # `x` ${7*7} {{ 7*7 }}"
)
HOSTILE_CLAIM = (
    "We find <img src=x onerror=alert(1)> that |pipes|\n# headings\n- and [3] \u202eturned\u202c “quotes” ”"
    " raise https://evil.example & &lt;b&gt; 5 < 6 " + "W" * 300
)


def hostile() -> Bench:
    """A review whose every outside text tries to break the page."""
    name = "synthetic <b>data</b> 3 | x\u202e"
    question = Question(
        text="Does synthetic <b>data</b> 3 | x\u202e help `models`?", concepts=(concept(name, Part.EXPOSURE),)
    )
    said = (
        Said(HOSTILE_CLAIM, Relevance.DIRECT, ("exposure",), (name,), 0.9, ("<i>raise</i>",)),
        Said(
            "</bdi></details>1. A list | here was found <!-- to open.",
            Relevance.INDIRECT,
            ("exposure",),
            (name,),
            0.4,
        ),
    )
    authors = (Author(family="O'<b>Neil</b>", given="*Q*"),)
    papers = (
        Paper("w01", HOSTILE_TITLE, said, authors=authors, venue="- <hr>", url="javascript:alert(1)"),
        Paper(
            "w02",
            "= A title\u2028# of lines",
            said[1:],
            authors=(),
            venue=None,
            url='https://example.org/a b"onclick=x',
        ),
    )
    return Bench(
        question,
        papers,
        (("w01", 0, "w02", 0, Label.SUPPORT),),
        failures=(Failure(stage="search", place="<x>|y", reason="bad\u202e", raw="<script>"),),
        query="<script>alert('q')</script> | \"x\"",
        reviewers=MILD,
    )


def revised() -> Bench:
    """A review of which reviewers withdrew claims and told others with reserve."""
    return replace(bench(), reviewers=STRICT)


def works_of(contents: ReviewContents) -> dict[str, Record]:
    """The record of each work, as `render` takes them."""
    return {work_id: work.record for work_id, work in contents.works.items()}


def lines(report: Report) -> list[Line]:
    """All sentences, in order."""
    told = [line for section in report.sections for paragraph in section.paragraphs for line in paragraph.lines]
    return [*report.abstract, *told]


def whole() -> Bench:
    """A review whose first paper was read whole; what its file and the places asked say tries to break the page."""
    from report_whole import whole_bench

    return whole_bench(bench())


BENCHES = {"found": bench, "nothing": nothing_found, "hostile": hostile, "whole": whole, "revised": revised}


def _search(source: str, names: Sequence[str], **fields: Any) -> Search:
    """A search that returned these records, best first."""
    hits = tuple(Hit(record_id=name, rank=rank) for rank, name in enumerate(names, start=1))
    told: dict[str, Any] = {
        "search_id": sha256(f"{source} {fields.get('turn', 0)}")[:16],
        "source": source,
        "query": '"synthetic data" AND (causal OR "cause|effect")',
        "meant": '("synthetic data") AND (causal OR counterfactual)',
        "limit": 2000,
        "reported": len(hits),
        "received": len(hits),
        "is_capped": False,
        "at": "2026-11-20T09:30:00Z",
        "client": "synthesist/0.1.0",
        "content_sha256": sha256(source),
        "hits": hits,
        "requests": (_sent(source, len(hits)),) if hits else (),
    }
    return Search(**{**told, **fields})


def _sent(source: str, received: int, **fields: Any) -> Sent:
    told: dict[str, Any] = {
        "method": "GET",
        "url": f"https://example.org/{source.replace(' ', '-').lower()}?query=%22synthetic+data%22&page=1",
        "status": 200,
        "at": "2026-11-20T09:30:00Z",
        "sha256": sha256(source),
        "size": 100,
        "received": received,
        "reported": received,
    }
    return Sent(**{**told, **fields})


FIFTH = Paper(
    "w05",
    "A Follow-Up That Only Citations Led To",
    (
        Said(
            "Interventions halve the labels that multimodal models need.",
            Relevance.DIRECT,
            ("exposure", "outcome"),
            (_CAUSAL, _SAMPLE, _MULTIMODAL),
            0.7,
            ("halve",),
        ),
    ),
    authors=(Author(family="Quist", given="Ida"),),
    text_kind=TextKind.RECONSTRUCTED,
)
KEY = ("10.5555/W02", "a survey of everything", "arXiv:1706.03762", "Foundation models for the weather")


def searched() -> ReviewContents:
    """A review of databases: one failed, one was cut off, one had no network; citations were followed."""
    contents = replace(bench(), papers=(*PAPERS, FIFTH)).contents()
    plan = plan_for(
        QUESTION.text,
        key_papers=KEY,
        search={"sources": ("crossref", "pubmed", "doaj", "arxiv", "europepmc", "library")},
    )
    found = ("w01", "w02", "w03", "w04", "w08", "w09")
    long = _sent("PubMed", 3, method="POST", url="https://example.org/efetch", body=f"id={'123456,' * 60}9", tries=3)
    chased = {"meant": "", "limit": 100, "reported": None, "concept_hits": ()}
    searches = (
        _search("library", [*found, "w01-again"], requests=(), meant="", query='best("synthetic data")'),
        _search("Crossref", ("w01", "w02", "w03"), outcome=Outcome.CAPPED, is_capped=True, reported=9000,
                problem="only the first 3 of 9,000 were taken, the plan's limit",
                notes=("Crossref ranks words and knows no OR: the terms of each concept were joined.",)),
        _search("PubMed", ("w01", "w02", "w03"), requests=(_sent("PubMed", 50, purpose="look"), long)),
        _search("DOAJ", (), outcome=Outcome.FAILED, problem="DOAJ answered 503 (Service Unavailable)", reported=None),
        _search("arXiv", (), outcome=Outcome.OFFLINE, problem="there is no network", reported=None),
        _search("Europe PMC", ("w04",), outcome=Outcome.PARTIAL, problem="paging ended after 1 of 30 reported"),
        _search("OpenAlex, references", ("w05", "w01"), method="references", turn=1, **chased,
                query="works cited by: W2",
                leads=(Lead(record_id="w05", led_by="w02"), Lead(record_id="w01", led_by="w02"))),
        _search("OpenAlex, citations", ("w05",), method="citations", turn=2, query="works that cite: W5", **chased,
                outcome=Outcome.PARTIAL, problem="OpenAlex did not answer",
                leads=(Lead(record_id="w05", led_by="w01"),)),
    )  # fmt: skip
    seen: set[str] = set()
    again = []
    for search in searches:
        for hit in search.hits:
            if hit.record_id in seen:
                again.append(_decision("identify", f"{hit.record_id}@{search.search_id}/{hit.rank}", "duplicate", "D1"))
            seen.add(hit.record_id)
    said = {"w01": PeerReview.REVIEWED, "w02": PeerReview.PREPRINT}
    records = {
        name: record.model_copy(update={"peer_review": said.get(name)}) for name, record in contents.records.items()
    }
    expansion = Expansion(
        concept=_SAMPLE, term="label efficiency", origin="feedback", evidence="in 7 of 50 first records; nearest (0.61)"
    )
    version = PlanVersion(ordinal=0, sha256=plan.sha256, content=plan.content, toml="", at="2026-11-19T16:00:00Z")
    return replace(
        contents,
        review_id=plan.review_id,
        plans=(version,),
        question=QUESTION.expanded((expansion,)),
        expansions=(expansion,),
        searches=searches,
        records=records,
        works={name: work_from(records[name]) for name in contents.works},
        decisions=(*contents.decisions, *again),
    )
