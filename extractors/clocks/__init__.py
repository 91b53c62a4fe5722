"""The clocks of a rule: announced, filed, published, effective, incorporated; what is amiss."""
