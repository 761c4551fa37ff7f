"""The model that tells the roles of an abstract's sentences, and its claims."""
