"""spaCy without its commands, which load what downloads and trains: a third of its import, and nothing here asks it.

What enters is nothing; what leaves is the module. Its commands are as they were to whoever asks for them afterwards.
"""

import sys
from types import ModuleType
from typing import Any

_COMMANDS = ("spacy.cli", "spacy.cli.info")


def spacy_alone() -> Any:  # noqa: ANN401 - spaCy has no types of its own
    """The module ``spacy``; imported now, it finds stand-ins of its commands, which are taken away again."""
    if "spacy" not in sys.modules:
        for name in _COMMANDS:
            sys.modules[name] = ModuleType(name)
        vars(sys.modules[_COMMANDS[-1]])["info"] = _info
        try:
            import spacy  # noqa: F401, PLC0415 - heavy, and most commands do without
        finally:
            for name in _COMMANDS:
                del sys.modules[name]
    return sys.modules["spacy"]


def _info(*asked: Any, **named: Any) -> Any:  # noqa: ANN401
    """``spacy.info``, of which the module is loaded when it is called."""
    from spacy.cli.info import info  # noqa: PLC0415

    return info(*asked, **named)
