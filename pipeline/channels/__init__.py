"""One alert channel a file; `pipeline.outbound` finds them here."""
