"""What the program costs, and how good its judgements are. Run as `python -m benchmarks`; README.md says more."""
