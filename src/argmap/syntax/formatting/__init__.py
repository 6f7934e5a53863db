"""The canonical layout of a map file, as ``argmap fmt`` writes it."""
