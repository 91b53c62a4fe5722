"""Material for names and for what only looks like one, by kind; all of it written for this."""
