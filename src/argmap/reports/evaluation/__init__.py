"""The evaluation of a map written out: statuses and strengths, and what they hang on."""
