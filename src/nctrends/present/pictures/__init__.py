"""Pictures as descriptions of marks."""
