"""Pairs of a claim and a passage, made by intervening on one variable of a reported result at a time."""
