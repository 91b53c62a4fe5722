"""One spaCy component a file, its word lists beside it."""
