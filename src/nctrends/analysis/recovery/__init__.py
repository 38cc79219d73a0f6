"""The number of people behind a printed row."""
