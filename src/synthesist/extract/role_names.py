"""What the roles are called, and in which order the network gives them."""

from enum import StrEnum


class Role(StrEnum):
    """What a sentence does in its text; OTHER is none of the rest, such as a notice of where code lies."""

    BACKGROUND = "background"
    AIM = "aim"
    METHOD = "method"
    RESULT = "result"
    CONCLUSION = "conclusion"
    LIMITATION = "limitation"
    OTHER = "other"


COLUMNS = (Role.BACKGROUND, Role.AIM, Role.METHOD, Role.RESULT, Role.CONCLUSION, Role.OTHER)
"""The network's columns; limits are found by rule."""
