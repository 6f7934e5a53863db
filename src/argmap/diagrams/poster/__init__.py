"""The poster: a whole argument on one page, in columns under its thesis, with the evidence inside of its claims."""
