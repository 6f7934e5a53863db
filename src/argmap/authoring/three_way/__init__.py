"""Three-way merge of map files, node by node."""
