"""Municipalities that do something together; the RIEC that looks along."""
