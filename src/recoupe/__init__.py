"""What is reported about a story, by whom, with how many independent witnesses; every cell provable by characters."""

from recoupe.version import __version__

__all__ = ["__version__"]
