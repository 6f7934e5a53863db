"""The critic's page: where an argument is weak, and what would answer each point."""
