"""Rows of results: one class a collection, its fields the columns of its frame."""
