"""Noorderveld, a municipality that does not exist, written as the real registers are."""
