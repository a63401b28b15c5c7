"""Algorithms on words; no language is named here."""
