"""Pure numerics: floats and arrays in, floats and arrays out; no labels, files or text."""
