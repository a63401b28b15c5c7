"""What the pipelines multiply with, and on how many threads."""

from pathlib import Path

import numpy as np
import pytest
from thinc.api import NumpyOps

from recoupe.text import arithmetic
from recoupe.text.arithmetic import multiply_by_numpy, on_one_thread
from tests.text.test_analysis import build


def kinds(nlp: object) -> set[bool]:
    """Whether the nodes of the components multiply by BLIS."""
    pipes = [pipe for _, pipe in nlp.pipeline]  # type: ignore[attr-defined]
    return {node.ops.use_blis for pipe in pipes for node in pipe.model.walk()}


def test_every_node_multiplies_by_numpy_where_its_library_is_fast(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import spacy

    nlp = spacy.load(build(tmp_path / "tiny", "fr"))
    assert kinds(nlp) == {True}
    monkeypatch.setattr(arithmetic, "_has_fast_library", lambda: True)
    multiply_by_numpy(nlp)
    assert kinds(nlp) == {False}


def test_a_slow_library_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import spacy

    nlp = spacy.load(build(tmp_path / "tiny", "fr"))
    monkeypatch.setattr(np, "show_config", lambda mode: {"Build Dependencies": {"blas": {"name": "blas"}}})
    multiply_by_numpy(nlp)
    assert kinds(nlp) == {True}


def test_both_libraries_give_the_same_product() -> None:
    chance = np.random.default_rng(1)
    x, y = (chance.standard_normal(shape).astype("float32") for shape in ((330, 288), (96, 288)))
    by_numpy, by_blis = (NumpyOps(use_blis=blis).gemm(x, y, trans2=True) for blis in (False, True))
    assert np.allclose(by_numpy, by_blis, atol=1e-4)


def test_numpy_keeps_to_one_thread_within_and_is_as_before_after() -> None:
    from threadpoolctl import ThreadpoolController, threadpool_limits

    def threads() -> set[int]:
        found: list[dict[str, object]] = ThreadpoolController().select(user_api="blas").info()
        return {int(str(one["num_threads"])) for one in found if one["internal_api"] == "openblas"}

    with threadpool_limits(2, user_api="blas"):
        before = threads()
        with on_one_thread():
            assert threads() <= {1}
        assert threads() == before
