"""Which whole numbers of people print a row of cells."""
