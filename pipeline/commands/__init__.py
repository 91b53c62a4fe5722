"""Commands of the command line, a file a topic; `pipeline.cli` puts them together."""
