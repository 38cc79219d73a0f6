"""Groups of respondents: differences between them, pooling, standardising, splitting a change."""
