"""Coordinates, squares, distances and the road graph; knows nothing of ours."""
