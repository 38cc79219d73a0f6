"""Speed and coverage, measured: run with `python -m benchmarks`; none of it is a test."""
