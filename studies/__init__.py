"""Programs behind the notes in `docs/studies/`. They measure, and nothing of the package rests on them."""
