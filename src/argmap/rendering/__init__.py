"""Text for readers: measured, broken into lines, cited and escaped for the formats that argmap writes."""
