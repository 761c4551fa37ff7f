"""What a heading says: its number, its title, and what the section is for."""

import re

from synthesist.records.reading import SectionRole

_NUMBER = re.compile(
    r"(?P<number>(?:appendix\s+)?(?:\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,5}|[A-Z](?:\.\d{1,2}){0,3}))(?:[.:)]\s*|\s+)(?=\S)",
    re.IGNORECASE,
)

_ROLES: tuple[tuple[SectionRole, str], ...] = (
    (SectionRole.ABSTRACT, r"(?:abstract|summary|highlights)"),
    (SectionRole.INTRODUCTION, r"introduction"),
    (SectionRole.BACKGROUND, r"(?:background|related works?|previous work|literature review|preliminaries)"),
    (
        SectionRole.METHODS,
        r"(?:(?:materials?|patients|subjects|participants) and )?methods?|methodology|approach|experimental setup",
    ),
    (SectionRole.RESULTS, r"(?:experimental )?(?:results|findings)(?: and (?:discussion|analysis))?"),
    (SectionRole.DISCUSSION, r"(?:general )?discussion|analysis"),
    (SectionRole.CONCLUSION, r"(?:discussion and )?conclusions?|concluding remarks"),
    (SectionRole.LIMITATIONS, r"(?:strengths and )?limitations"),
    (
        SectionRole.STATEMENTS,
        r"acknowledge?ments?|funding|(?:conflicts?|competing|declarations?)\b.*|data availability.*|author contributions?"  # noqa: E501,
    ),
    (SectionRole.REFERENCES, r"references|bibliography|literature cited|works cited"),
    (SectionRole.APPENDIX, r"appendi(?:x|ces)\b.*|supplementary\b.*|supporting information"),
)
_PATTERNS = tuple((role, re.compile(rf"(?:{pattern})\W*", re.IGNORECASE)) for role, pattern in _ROLES)


def parted(heading: str) -> tuple[str, str]:
    """Number and title of a heading; the number is empty where there is none."""
    if found := _NUMBER.match(heading):
        return found["number"], heading[found.end() :]
    return "", heading


def section_role(title: str) -> SectionRole | None:
    """What a section with this title is for; None where the title does not say."""
    return next((role for role, pattern in _PATTERNS if pattern.fullmatch(title.strip())), None)
