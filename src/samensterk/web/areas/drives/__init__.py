"""Joint drives (schouw) through an area, by daylight and in the dark."""
