"""A series as a workbook."""
