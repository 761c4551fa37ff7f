"""Readers of the labelled sets; nothing of their texts goes into a result."""
