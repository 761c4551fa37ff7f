"""What headings say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.read.composing import Composer
from synthesist.read.headings import hinted_role, parted, section_role
from synthesist.records import SectionRole


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("2 Methods", ("2", "Methods")),
        ("2.1. Sites", ("2.1", "Sites")),
        ("II. Methods", ("II", "Methods")),
        ("IV RESULTS", ("IV", "RESULTS")),
        ("A. Data", ("A", "Data")),
        ("B.2 Proofs", ("B.2", "Proofs")),
        ("A Methods", ("A", "Methods")),
        ("B Hyperparameters", ("B", "Hyperparameters")),
        ("Appendix B: Proofs", ("Appendix B", "Proofs")),
        ("S1 Text", ("S1", "Text")),
        ("§ 3 Proofs", ("§ 3", "Proofs")),
        ("A Study of Owls", ("", "A Study of Owls")),
        ("I saw an owl", ("", "I saw an owl")),
        ("3D models", ("", "3D models")),
        ("12 owls were seen", ("", "12 owls were seen")),
        ("Methods", ("", "Methods")),
    ],
)
def test_the_number_is_parted_from_the_title(heading: str, parts: tuple[str, str]) -> None:
    """A user would see "A" cut off a title, or a number in it."""
    assert parted(heading) == parts


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("ABSTRACT", SectionRole.ABSTRACT),
        ("I N T R O D U C T I O N", SectionRole.INTRODUCTION),
        ("Related Work", SectionRole.BACKGROUND),
        ("What is already known on this topic", SectionRole.BACKGROUND),
        ("Patients and methods", SectionRole.METHODS),
        ("3. Experimental Setup", SectionRole.METHODS),
        ("Material und Methoden", SectionRole.METHODS),
        ("Results & Discussion", SectionRole.RESULTS),
        ("Résultats", SectionRole.RESULTS),
        ("Discusión", SectionRole.DISCUSSION),
        ("Interpretation", SectionRole.DISCUSSION),
        ("Implications for practice", SectionRole.DISCUSSION),
        ("Conclusions and Future Work:", SectionRole.CONCLUSION),
        ("Strengths and limitations of this study", SectionRole.LIMITATIONS),
        ("Threats to Validity", SectionRole.LIMITATIONS),
        ("Ethical considerations", SectionRole.STATEMENTS),
        ("Acknowledgments", SectionRole.STATEMENTS),
        ("Authors’ contributions", SectionRole.STATEMENTS),
        ("Literaturverzeichnis", SectionRole.REFERENCES),
        ("Appendix B. Proofs", SectionRole.APPENDIX),
        ("Owls at night", None),
        ("Methods for counting owls", None),
    ],
)
def test_the_usual_names_tell_what_a_section_is_for(heading: str, role: SectionRole | None) -> None:
    """A user would be shown another paper's result as this one's, from a section of related work."""
    assert section_role(heading) is role


def test_a_telling_word_counts_only_where_nothing_else_tells() -> None:
    """A user would see a part of the methods taken for results because its heading names an experiment."""
    assert hinted_role("Methods for counting owls") is SectionRole.METHODS
    composer = Composer("invented/1", b"")
    for heading, level in [("Methods", 1), ("Comparison of two nests", 2), ("How results were read", 1), ("Owls", 1)]:
        composer.heading(heading, level)
        composer.paragraph("Owls sleep.")
    assert [section.role for section in composer.finish().sections] == [
        SectionRole.METHODS,
        SectionRole.METHODS,
        SectionRole.RESULTS,
        SectionRole.OTHER,
    ]


@given(st.text() | st.lists(st.sampled_from(["A", "I", ".", " ", "2", "Results", "and", "é", "appendix"])).map("".join))
def test_any_heading_keeps_its_words(heading: str) -> None:
    """A user would see half of a heading."""
    number, title = parted(heading)
    assert heading.startswith(number)
    assert heading.endswith(title)
    assert section_role(heading) in {None, *SectionRole}
    assert hinted_role(heading) in {None, *SectionRole}
