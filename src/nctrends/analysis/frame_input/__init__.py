"""A table of published figures, tidy or wide, read: its columns, editions, cells and bases, and all its faults."""
