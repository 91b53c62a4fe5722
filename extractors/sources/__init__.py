"""One source kind a file; `extractors.registry` finds them here."""
