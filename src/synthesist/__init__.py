"""Literature syntheses in which every claim can be traced to the exact words of a paper."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from synthesist.review import Review, synthesize
    from synthesist.verify.pairs import Verifier

__all__ = ["Review", "Verifier", "synthesize"]

_ROOMS = {"Review": "synthesist.review", "Verifier": "synthesist.verify.pairs", "synthesize": "synthesist.review"}


def __getattr__(name: str) -> Any:
    """Load on first use: `synthesist --help` must not wait for numerical libraries."""
    if name in _ROOMS:
        return getattr(import_module(_ROOMS[name]), name)
    raise AttributeError(f"module 'synthesist' has no attribute {name!r}")
