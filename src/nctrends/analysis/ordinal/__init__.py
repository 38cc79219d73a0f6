"""Whole scales of answers compared."""
