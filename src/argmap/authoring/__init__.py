"""Creating and editing map files, always as edits of their text."""
