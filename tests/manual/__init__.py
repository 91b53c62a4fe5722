"""The reference pages in `docs/`, made from what they describe: `make docs`.

Nothing on them is written twice: words come from the comments of the statements that make the
tables, from `default.toml` and the models of the settings, and from the commands' own help.
"""
