"""Keeps records."""
