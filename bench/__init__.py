"""Benchmarks: ``python -m bench.NAME PATH…`` prints a table and, last, one JSON object with its figures."""
