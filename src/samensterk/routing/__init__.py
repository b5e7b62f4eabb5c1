"""Roads as a network that can be driven: times, metres and the way to go."""
