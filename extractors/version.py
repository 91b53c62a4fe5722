"""Which extractors these are, for whoever asks without loading them."""

EXTRACTOR = "8"
"""Version of the extractors, kept with each reading: raise it when their answers change."""
