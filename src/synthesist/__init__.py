"""Literature syntheses in which every claim can be traced to the exact words of a paper."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from synthesist.review import Review, synthesize

__all__ = ["Review", "synthesize"]


def __getattr__(name: str) -> Any:
    """Load on first use: `synthesist --help` must not wait for numerical libraries."""
    if name in __all__:
        from synthesist import review

        return getattr(review, name)
    raise AttributeError(f"module 'synthesist' has no attribute {name!r}")
