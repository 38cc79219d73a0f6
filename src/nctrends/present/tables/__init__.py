"""What each table says."""
