"""What can be computed about a whole map: metrics, weaknesses, rival claims."""
