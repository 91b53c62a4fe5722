"""Hostile documents and mutations of good ones, for every reader."""
