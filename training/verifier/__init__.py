"""The selector, the stack and the calibrators: what turns the judge into a verifier."""
