"""The cross-encoder: passage first, claim second, three labels."""
