"""Speed as ratios against a floor measured in the same run; each module here has one `run()`."""
