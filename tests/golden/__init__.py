"""Rendered output as readable files, compared as text."""
