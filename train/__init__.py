"""Recipes of the pipelines shipped under ``src/recoupe/data/lang/*/models``.

Enters: treebanks, named-entity sets and our own sentences. Leaves: one spaCy pipeline a language, with licence and
scores.
"""
