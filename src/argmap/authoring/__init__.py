"""Beginning and changing map files, always as text."""
