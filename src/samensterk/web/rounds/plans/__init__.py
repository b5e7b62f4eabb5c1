"""The plan of a round: which yard on which day, by which team, in which order."""
