"""Text measured, broken into lines and escaped for the formats that argmap writes."""
