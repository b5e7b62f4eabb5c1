"""Teams of a round, who is in them and when they can."""
