"""What is reported about a story, by whom, with how many independent witnesses; every cell provable by characters."""

__version__ = "0.1.0"
