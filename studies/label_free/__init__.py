"""How far off are estimates of accuracy that need no labels? See `docs/studies/label-free-accuracy.md`."""
