"""Numbers, forecasts, hedges and reported speech found in sentences."""
