"""What a claim depends on: its cruxes and single points of failure."""
