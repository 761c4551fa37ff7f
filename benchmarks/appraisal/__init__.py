"""Reviewers held against defects that were planted into finished reviews; README.md says how."""
