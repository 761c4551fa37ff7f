"""Why: everything that led to a thing of a review, and what falls if it is taken away."""

from synthesist.explain.finding import find
from synthesist.explain.model import Explanation, Kind, Named, Step
from synthesist.explain.showing import as_json, as_text
from synthesist.explain.telling import explain

__all__ = ["Explanation", "Kind", "Named", "Step", "as_json", "as_text", "explain", "find"]
