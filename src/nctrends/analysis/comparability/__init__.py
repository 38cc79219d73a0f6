"""Which editions may be compared, where figures are, and what differs between questions."""
