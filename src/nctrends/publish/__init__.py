"""A series or a collection to something a reader opens."""
