"""Telling that a round comes: letters, texts for the press, and answers."""
