"""The version of the program: what exports, files fetched and ``--version`` name."""

__version__ = "0.1.0"
