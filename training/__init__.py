"""Programs that make the data of the judge and train it; no part of the package that is installed."""
