"""Intervals, tests and equivalence of one share and of two, a file for each method."""
