"""Parties on the lists that are kept: who they are, and where a text names them."""
