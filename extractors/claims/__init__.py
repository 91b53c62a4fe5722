"""What a text claims: rule events, list actions, what it is about and how much it matters."""
