"""Two estimates compared: intervals, tests, verdicts, for series and frames alike."""
