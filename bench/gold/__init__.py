"""Gold written for the project, and its checker."""
