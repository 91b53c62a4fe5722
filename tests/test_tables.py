"""What lists things: a table on a terminal, aligned lines in a pipe."""
