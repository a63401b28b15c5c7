"""One text in, records out; one stage per file."""
