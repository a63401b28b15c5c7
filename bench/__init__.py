"""Measurements: gold, scorers and floors; data paths are arguments."""
