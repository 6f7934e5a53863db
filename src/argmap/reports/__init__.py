"""What argmap reports about a map, for people and for programs: one package or module for each command."""
