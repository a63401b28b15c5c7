"""Word frequencies of the packs: ``PYTHONPATH=FOLDER python -m train.frequencies``; FOLDER holds wordfreq 3.1.1.

``pip install --target FOLDER wordfreq`` brings it (Robyn Speer, 2022; data CC BY-SA 4.0). For each language, words of
letters that stand at least 3.2 times in a million are kept with their Zipf value (the decimal logarithm of occurrences
in a billion words) to one decimal; what is rarer weighs as a rare word.
"""

import argparse
import importlib
import math
import unicodedata
from pathlib import Path

LEAST = 3.5
"""Zipf value below which words all weigh alike."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("src/recoupe/data/lang"))
    given = parser.parse_args()
    wordfreq = importlib.import_module("wordfreq")
    for folder in sorted(path for path in given.out.iterdir() if (path / "pack.toml").exists()):
        rows = table(wordfreq.get_frequency_dict(folder.name, "small"))
        path = folder / "frequencies" / "words.tsv"
        lines = [f"{word}\t{zipf}\twordfreq 3.1.1\t" for word, zipf in rows]
        path.write_text("\n".join(["word\tzipf\tsource\tnote", *lines]) + "\n", encoding="utf-8")
        print(path, len(rows))


def table(frequencies: dict[str, float]) -> list[tuple[str, str]]:
    """Words with their Zipf values, sorted."""
    found = ((unicodedata.normalize("NFC", word), math.log10(value) + 9) for word, value in frequencies.items())
    return sorted((word, f"{zipf:.1f}") for word, zipf in found if zipf >= LEAST and word.isalpha())


if __name__ == "__main__":
    main()
