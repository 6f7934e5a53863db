"""Numbers, languages, forecasts, hedges, reported speech and similar wording in sentences."""
