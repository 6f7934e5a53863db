"""The argument as a picture: cards of a computed size, placed by Graphviz, drawn by us."""
