"""A comparison of two maps, in sentences and as a diagram."""
