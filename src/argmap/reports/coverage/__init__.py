"""How much of a source a map cites, sentence by sentence."""
