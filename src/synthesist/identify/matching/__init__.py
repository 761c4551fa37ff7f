"""Two records: same, ask or different, each with reasons; and the clusters of records that are one work."""

from synthesist.identify.matching.run import Matched, answer, match

__all__ = ["Matched", "answer", "match"]
