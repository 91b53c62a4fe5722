"""A user's own customers and suppliers, compared with the parties that lists and texts name."""
