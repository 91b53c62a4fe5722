"""Builds, trains and measures the recogniser of names that nobody listed. Not part of the package."""
