"""Work on millions of records without looking for garbage in circles, of which records make none.

Python's collector walks all objects again and again as their number grows: half of the time it takes to load a record
of ten thousand articles. What is dropped is freed all the same, by counting references.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """For the time of the work, the collector of circles rests; afterwards it is as it was."""
    ran = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if ran:
            gc.enable()
