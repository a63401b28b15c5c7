"""``python -m recoupe`` is the command line."""

from recoupe.cli import main

main()
