"""What it would take to bring a claim down, or to restore one that has fallen."""
