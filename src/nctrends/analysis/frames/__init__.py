"""Changes from a table of published figures, and a series made of one: no edition files are needed."""
