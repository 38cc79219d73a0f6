"""A series as one page."""
