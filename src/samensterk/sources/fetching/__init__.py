"""Fetch what a scan needs from the servers of PDOK and the CBS."""
