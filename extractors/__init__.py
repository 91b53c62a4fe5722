"""Thinking: values in, values out. No file, no socket, no database, no clock, no chance."""
