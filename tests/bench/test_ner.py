"""Gold of names: the formats that the bench of names reads."""

import json
from pathlib import Path

from bench.ner import read_gold


def test_names_of_a_report_are_its_mentions_with_a_capital_of_their_own(tmp_path: Path) -> None:
    text = "Elle vit à Bergen. Ada Holm dirige la société Aurore."

    def mention(value: str) -> dict[str, object]:
        return {"value": value, "start": text.index(value), "end": text.index(value) + len(value)}

    entities = [
        {"type": "CIVILIAN", "mentions": [mention("Elle"), mention("Ada Holm")]},
        {"type": "PLACE", "mentions": [mention("Bergen")]},
        {"type": "NON_GOVERNMENTAL_ORGANISATION", "mentions": [mention("société"), mention("Aurore")]},
        {"type": "THEFT", "mentions": [mention("Bergen")]},
    ]
    path = tmp_path / "reports.json"
    path.write_text(json.dumps({"1": {"text": text, "entities": entities}}), encoding="utf-8")
    ((read, names),) = read_gold(path, "fr")
    assert read == text
    assert [(text[start:end], label) for start, end, label in names] == [
        ("Bergen", "LOC"),
        ("Ada Holm", "PER"),
        ("Aurore", "ORG"),
    ]
