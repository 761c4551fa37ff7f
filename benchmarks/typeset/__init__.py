"""Papers of known text: an invented text is typeset as PDF, read again, and what was read is compared with it."""
