"""Diagnostics written out for people and for programs."""
