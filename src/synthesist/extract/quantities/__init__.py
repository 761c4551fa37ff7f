"""Numbers of a sentence: how they are written, what stands beside them, and what only looks like one."""

from synthesist.extract.quantities.pvalues import with_tests
from synthesist.extract.quantities.scan import scanned
from synthesist.extract.quantities.sizes import with_sizes

__all__ = ["scanned", "with_sizes", "with_tests"]
