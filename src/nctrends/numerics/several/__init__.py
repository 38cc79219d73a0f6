"""More than two numbers at once: lines, distributions of answers, adjusted p-values."""
