"""Domain operations on values: estimates, alignment, changes."""
