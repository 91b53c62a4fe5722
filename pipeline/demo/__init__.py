"""A small world on loopback that lives through some days of May 2025, to see rulewire at work.

Everything in it is made up in the shapes of the real sites; names and dates follow public events.
"""
