"""Pictures of figures: what stands under an axis can be read."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from recoupe.views.figures import Given, Line, Series
from recoupe.views.plots import PANEL, WIDE, _draw


def given(day: date, value: float) -> Given:
    return Given("0" * 32, day.isoformat(), value, value, value, str(value), "« … »", ("Le Phare",), "", 0, 0)


@pytest.mark.parametrize("start", [date(2023, 1, 2), date(2023, 12, 19), date(2024, 2, 20)])
@pytest.mark.parametrize("days", [0, 1, 6, 9, 25, 40, 69, 71, 100, 200, 400, 1500])
def test_days_under_an_axis_do_not_stand_on_one_another(start: date, days: int) -> None:
    line = Line("préfecture", "", tuple(given(start + timedelta(one), one + 1.0) for one in (0, days // 2, days)))
    drawn = Figure(figsize=(WIDE, PANEL), layout="constrained")
    _draw(drawn, [Series("0" * 32, "blessés", (line,), 1, 1, 1, 1, 0)], "fr")
    FigureCanvasAgg(drawn).draw()
    (panel,) = drawn.axes
    low, high = panel.get_xlim()
    shown = [one for one in panel.xaxis.get_major_ticks() if low <= one.get_loc() <= high and one.label1.get_text()]
    assert 2 <= len(shown) <= 9
    assert len({one.label1.get_text() for one in shown}) == len(shown)
    boxes = sorted((one.label1.get_window_extent() for one in shown), key=lambda box: box.x0)
    assert all(left.x1 < right.x0 for left, right in pairwise(boxes))
