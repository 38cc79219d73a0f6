"""The ground of the numerics: arguments checked at the border, blocks, exact sums, roots, the normal distribution."""
