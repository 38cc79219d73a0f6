"""Straight lines through three editions or more."""
