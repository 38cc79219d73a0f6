"""What statements about sums of shares allow of any other sum."""
