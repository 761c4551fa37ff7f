"""Same, ask or different: rules that hold at large first, the model where none of them speaks."""

from dataclasses import dataclass
from math import inf

from synthesist.identify.matching.comparing import Comparison, compare
from synthesist.identify.matching.features import features_of
from synthesist.identify.matching.model import MatchModel, log_odds, probability
from synthesist.identify.matching.profiles import Profile
from synthesist.identify.matching.telling import telling
from synthesist.records.identity import Sameness

_HARDLY_ALIKE = 0.6
_NEARLY_EQUAL = 0.9
_FEW_WORDS = 4
_MOST_YEARS = 2
"""Years from a preprint to its article."""

_BY_IDENTIFIER, _BY_PLACE, _BY_VERSION = 14.0, 12.0, 10.0
"""Log-odds that the rules for *same* weigh as much as: where records compete, the surer rule goes first."""

_WHAT = {
    "retraction": "a notice of retraction",
    "concern": "an expression of concern",
    "erratum": "an erratum",
    "reply": "a reply",
    "comment": "a comment",
    "protocol": "a protocol",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is held of a pair.

    Attributes:
        odds: log-odds that the two are one; minus infinity where a rule keeps them apart.
        rule: in words, the rule that decided; empty where the model did.
    """

    answer: Sameness
    odds: float
    rule: str = ""
    is_version: bool = False


def judge(first: Profile, second: Profile, model: MatchModel) -> tuple[Verdict, Comparison]:
    """The answer for two records, with what it was read from."""
    seen = compare(first, second)
    return by_rule(first, second, seen) or _by_model(first, second, seen, model), seen


def by_rule(first: Profile, second: Profile, seen: Comparison) -> Verdict | None:
    """The answer of the first rule that holds; None where none does."""
    if rule := _related(first, second, seen):
        return Verdict(Sameness.DIFFERENT, -inf, rule)
    if found := _by_version(first, second, seen):
        return found
    if seen.shared:
        return _by_identifier(first, second, seen)
    if rule := _kept_apart(first, second, seen):
        return Verdict(Sameness.DIFFERENT, -inf, rule)
    if seen.is_one_place and seen.is_one_author and seen.pages and (seen.venue or 0) >= _NEARLY_EQUAL:
        return Verdict(Sameness.SAME, _BY_PLACE, "no two works share all their pages")
    return None


def _related(first: Profile, second: Profile, seen: Comparison) -> str:
    """How one is about the other, or another of a row; empty where neither is so.

    At one place with one author only the words of a source differ: some leave "Erratum:" out.
    """
    one, other = first.heading, second.heading
    if seen.is_one_place and seen.is_one_author:
        return ""
    if one.about != other.about:
        return f"one is {_WHAT[min(filter(None, (one.about, other.about)))]}, the other is not"
    if one.part and other.part and one.part != other.part:
        return f"part {one.part} and part {other.part}"
    if one.edition != other.edition and seen.years:
        return "one is a later edition or an update"
    # A numeral that one of them lacks may be the mark of a footnote.
    is_numbered = one.numbers and other.numbers and seen.unlike_numbers
    if is_numbered and not seen.shared and _but_for_digits(first.title) == _but_for_digits(second.title):
        return "their titles differ in a number"
    return ""


def _but_for_digits(text: str) -> str:
    return "".join(letter for letter in text if not letter.isdigit())


def _by_version(first: Profile, second: Profile, seen: Comparison) -> Verdict | None:
    """One work as preprint and article, unless a word of their titles may tell them apart; None where neither is so."""
    rule = _versions(first, second, seen)
    if not rule:
        return None
    words = _told_apart(first, second, seen)
    if not words:
        return Verdict(Sameness.SAME, _BY_VERSION, rule, is_version=True)
    return None if seen.shared else Verdict(Sameness.ASK, 0.0, f"{rule}; but {words}")


def _versions(first: Profile, second: Profile, seen: Comparison) -> str:
    """Whether one is a preprint of the other, or both of a third; empty where not."""
    if not (first.is_posted or second.is_posted) or (seen.title or 0) < _NEARLY_EQUAL or seen.unlike_numbers:
        return ""
    if (seen.authors or 0) < _HARDLY_ALIKE or (seen.years or 0) > _MOST_YEARS:
        return ""
    if first.is_posted != second.is_posted:
        return "one is a preprint of the other: nearly one title, most authors, years near each other"
    servers = {value.split("/")[0] for scheme, value in first.ids | second.ids if scheme == "doi"}
    return "preprints of one work on two servers" if seen.unlike_scheme == "doi" and len(servers) > 1 else ""


def _by_identifier(first: Profile, second: Profile, seen: Comparison) -> Verdict:
    scheme, value = min(seen.shared)
    named = f"{scheme.upper()} {value} in both"
    if seen.title is None or seen.is_cut or seen.title >= _HARDLY_ALIKE or (seen.is_one_place and seen.is_one_author):
        return Verdict(Sameness.SAME, _BY_IDENTIFIER, named, is_version=first.is_posted != second.is_posted)
    if seen.is_one_author and seen.first_page is not False and not seen.years:
        return Verdict(Sameness.ASK, 0.0, f"{named}, but unlike titles")
    return Verdict(Sameness.DIFFERENT, -inf, f"{named}, but unlike titles: one identifier over several works")


def _kept_apart(first: Profile, second: Profile, seen: Comparison) -> str:
    """What says that two records without a common identifier are two publications; empty where nothing does."""
    if seen.unlike_scheme:
        return f"each has a {seen.unlike_scheme.upper()} of its own"
    return _moved(first, second, seen) or _repeated(first, second, seen)


def _moved(first: Profile, second: Profile, seen: Comparison) -> str:
    """Whether one is printed elsewhere again."""
    if seen.is_another_volume and not seen.first_page:
        return "in two venues, each with a volume of its own"
    kinds = {first.kind, second.kind}
    is_unlike = seen.years or kinds == {"meeting", "journal"}
    if "meeting" in kinds and seen.venue is not None and not seen.is_one_venue and is_unlike:
        return "a paper at a meeting, and one elsewhere"
    if seen.is_moved and first.language and second.language and first.language != second.language:
        return f"one in {first.language}, one in {second.language}, each in a place of its own"
    return ""


def _repeated(first: Profile, second: Profile, seen: Comparison) -> str:
    """Whether they are two of a row that goes under one title."""
    if (first.heading.is_column or second.heading.is_column) and (seen.is_moved or seen.years):
        return "what recurs under one title, in two issues"
    if first.is_signed_by_body and second.is_signed_by_body and seen.years and not seen.is_one_place:
        return f"a report of {first.year} and one of {second.year}"
    return ""


def _by_model(first: Profile, second: Profile, seen: Comparison, model: MatchModel) -> Verdict:
    odds = log_odds(model.bias, model.row, features_of(first, second, seen))
    likely = probability(odds)
    if likely >= model.same_from and not _is_open(first, second, seen):
        if words := _told_apart(first, second, seen):
            return Verdict(Sameness.ASK, min(odds, 0.0), f"nearly one title, but {words}")
        return Verdict(Sameness.SAME, odds)
    return Verdict(Sameness.ASK if likely >= model.ask_from else Sameness.DIFFERENT, odds)


def _told_apart(first: Profile, second: Profile, seen: Comparison) -> str:
    """In which words the titles differ by more than a slip, where no page or abstract says that they are one."""
    if seen.title == 1 or seen.first_page or (seen.abstract or 0) >= _NEARLY_EQUAL:
        return ""
    return telling(first.heading.subject, second.heading.subject, is_cut=seen.is_cut)


def _is_open(first: Profile, second: Profile, seen: Comparison) -> bool:
    """Whether nothing that would settle it is stated, so that only a person may join the two.

    Titles that share little are one only by a common identifier or place, which rules know. A title of a few words, or
    one under which authors publish at two places, needs a field that tells works apart.
    """
    if seen.is_reworded and (seen.title or 0) < _HARDLY_ALIKE:
        return True
    words = min(len(first.heading.subject.split()), len(second.heading.subject.split()))
    is_short = words < _FEW_WORDS and not seen.is_one_venue and (seen.abstract or 0) < _NEARLY_EQUAL
    is_other = seen.is_elsewhere or bool(seen.years and seen.venue is not None and not seen.is_one_venue)
    return not (seen.volume or seen.first_page) and (is_short or is_other)
