"""Loaders of labelled sets whose licences let a model that ships be trained on them; training parts only."""
