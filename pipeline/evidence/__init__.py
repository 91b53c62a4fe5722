"""All about one finding, as a zip that can be checked without rulewire."""
