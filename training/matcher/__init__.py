"""Trains the model that tells whether two records are one work."""
