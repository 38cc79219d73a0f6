"""From printed figures to shares: figures gathered and read, ranges, bases, estimates, indicators followed."""
