"""Rules that the shipped weights do not know are drawn only when they are asked for."""

from pathlib import Path

from train.grammar import generate, load_grammar

FILES = {
    "features": "code\tfeatures\n-\t\n",
    "words": "symbol\tform\tlemma\tupos\tfeatures\n.\t.\t.\tPUNCT\t-\n"
    "N\tGand\tGand\tPROPN\t-\nV\tdort\tdormir\tVERB\t-\n",
    "verbs": "lemma\tframe\tclass\tstem\n",
    "conjugations": "class\tslot\tending\tfeatures\n",
    "joins": "left\tright\tform\tkind\n",
    "templates": "symbol\texpansion\tweight\tnote\nTEXT\tN:nsubj *V .:punct\t1\t\nTEXT\t*V N:nsubj .:punct\t1\tlater\n",
}


def test_a_later_rule_is_drawn_only_when_asked_for(tmp_path: Path) -> None:
    for name, content in FILES.items():
        (tmp_path / f"{name}_xx.tsv").write_text(content, encoding="utf-8")
    [one] = generate(load_grammar(tmp_path, "xx"), 1, 1)
    assert one.words == ("Gand", "dort", ".")
    found = {sentence.words for sentence in generate(load_grammar(tmp_path, "xx", later=True), 2, 1)}
    assert found == {("Gand", "dort", "."), ("Dort", "Gand", ".")}
