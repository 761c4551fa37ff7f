"""Declarations of what is measured; who measures it stands in `benchmarks.speed` and `benchmarks.quality`."""
