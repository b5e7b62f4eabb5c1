"""A document from data: bytes out."""
