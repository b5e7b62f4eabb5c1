"""A round: whom it visits, which whole areas, in which open order."""
