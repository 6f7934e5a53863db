"""The map file as text: characters and places, the YAML subset, the schema of what an author writes."""
