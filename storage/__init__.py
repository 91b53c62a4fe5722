"""Remembering: the only package that touches SQLite."""
