"""Argument to view to rendering; no logic."""
