"""The window: Datasette on the database, and pages of ours beside its tables."""
