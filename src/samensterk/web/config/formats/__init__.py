"""Dates and numbers as their readers write them."""
