"""Files that other tools read: one file per format, the same bytes for the same record on another day.

Each format takes a `Material` and gives bytes; `formats.FORMATS` lists them. `files` puts bytes on disk wholly or not
at all, `archive` packs every format with a manifest.
"""
