"""Moving: what is fetched, scheduled, sent and asked for."""
