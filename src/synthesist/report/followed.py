"""What following citations brought, and whether the last round still brought anything new."""

from synthesist.records import Outcome, ReviewContents
from synthesist.report.searched import ending, followings, sources
from synthesist.report.wording import Fact


def following_facts(contents: ReviewContents) -> dict[str, Fact]:
    """Rounds, records and included works; what the last round brought is absent where no citation was followed."""
    chased = followings(contents)
    records, works = first_turns(contents).values(), included_turns(contents).values()
    rounds = max((search.turn for search in chased), default=0)
    last = {
        "last_round_records": sum(turn == rounds for turn in records),
        "last_round_included": sum(turn == rounds for turn in works),
    }
    return {
        "citation_rounds": rounds,
        "citation_records": len({hit.record_id for search in chased for hit in search.hits}),
        "citation_new_records": sum(turn > 0 for turn in records),
        "included_only_cited": sum(turn > 0 for turn in works),
        "citation_sources_broken": len(sources(ending(chased, Outcome.FAILED, Outcome.PARTIAL))),
        **(last if rounds else {}),
    }


def first_turns(contents: ReviewContents) -> dict[str, int]:
    """The round in which each record came first; 0 where a query brought it."""
    first: dict[str, int] = {}
    for search in sorted(contents.searches, key=lambda search: search.turn):
        for hit in search.hits:
            first.setdefault(hit.record_id, search.turn)
    return first


def included_turns(contents: ReviewContents) -> dict[str, int]:
    """The round in which each included work came first, by any of its records."""
    first = first_turns(contents)
    included = [row.item for row in contents.effective if (row.stage, row.action) == ("assess", "include")]
    return {
        work: min((first[name] for name in contents.works[work].record_ids if name in first), default=0)
        for work in included
    }
