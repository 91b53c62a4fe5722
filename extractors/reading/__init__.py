"""Reading: one page into one document, whatever its form."""
