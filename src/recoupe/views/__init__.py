"""Answers questions from a record."""
