"""Who measures the judgements: each benchmark runs the shipped rule on labelled material, beside baselines."""
