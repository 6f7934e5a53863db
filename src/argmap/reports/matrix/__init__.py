"""Evidence weighed against rival claims, in five formats."""
