"""The stand-in for the databases, and fixtures by which other tests use it."""
