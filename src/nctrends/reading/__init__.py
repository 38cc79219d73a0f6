"""Printed text to typed quantity: the grammar and the table of hedges."""
