"""How far rounds have come, area by area, and when the next is due."""
