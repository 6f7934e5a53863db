"""The texts that a map points at."""
