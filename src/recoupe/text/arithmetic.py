"""How a spaCy pipeline multiplies: by numpy's own library, on one thread.

thinc, on which spaCy rests, multiplies matrices with BLIS, which has no kernels for some processors and then reaches a
third of what OpenBLAS does, the library inside every numpy from PyPI. thinc offers the choice (``NumpyOps(use_blis)``).
OpenBLAS would take all cores for a large text and add in another order, so it is held to one thread: a text is then
read the same whatever else the machine does.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

_FAST = ("openblas", "accelerate", "mkl")
"""Names, as numpy states them, of libraries that are worth the change; the reference library is slower than BLIS."""


def multiply_by_numpy(nlp: Any) -> None:  # noqa: ANN401 - spaCy's Language has no types of its own
    """Has every component of ``nlp`` multiply by numpy, where numpy is built upon a fast library.

    Nothing else in the process changes. Components that run on another device, or by another framework, keep theirs.
    """
    from thinc.api import NumpyOps  # noqa: PLC0415 - heavy, and most commands do without

    if not _has_fast_library():
        return
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model: Any = getattr(component, "model", None)
        for node in model.walk() if hasattr(model, "walk") else ():
            if type(node.ops) is NumpyOps:
                node.ops = ops


@contextmanager
def on_one_thread() -> Iterator[None]:
    """Within it, numpy multiplies on the calling thread alone; before and after, as the process has it."""
    with _controller().limit(limits=1, user_api="blas"):
        yield


@cache
def _controller() -> Any:  # noqa: ANN401 - threadpoolctl has no types
    import numpy as np  # noqa: F401, PLC0415 - its library must be loaded before it can be found
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415

    return ThreadpoolController()


def _has_fast_library() -> bool:
    import numpy as np  # noqa: PLC0415

    built: Any = np.show_config(mode="dicts")
    name = str(built.get("Build Dependencies", {}).get("blas", {}).get("name", ""))
    return any(known in name.lower() for known in _FAST)
