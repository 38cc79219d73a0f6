"""Edition files to types and back; every fault of a file at once."""
