"""Small frozen collections of typed rows."""
