"""Runs stages."""
