"""What is inconsistent in a series."""
