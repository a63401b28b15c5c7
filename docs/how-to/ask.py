"""Who denies what, and which findings several witnesses stand behind: an example of the Python interface."""

import sys

import recoupe

with recoupe.open(sys.argv[1]) as dossier:
    for row in dossier.claims(stances=["denies"], language="en")[:3]:
        print(row.reported or "undated", "|", row.holder, "|", row.content[:60])

    firm = dossier.findings(language="en", min_witnesses=3)
    print(len(firm), "findings with three witnesses or more:", ", ".join(f"{row.kind} {row.id[:8]}" for row in firm[:3]))

    early = dossier.findings(as_of="2024-10-20")
    print(len(early), "findings as of", early.as_of, "and", len(early.undated), "articles without a date")

    frame = dossier.claims().frame()
    print(frame["stance"].value_counts().head(3).to_string())
