"""The parts of `argmap draft`: front matter, the candidates for the thesis, the tree of nodes, the file."""
