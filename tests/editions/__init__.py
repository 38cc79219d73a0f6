"""The bundled data: every file loads, has its sources, and holds what the reports print."""
