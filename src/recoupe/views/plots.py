"""Series of figures as pictures: one panel a population, one colour a speaker, ranges as bars; SVG and PNG.

The same rows give the same bytes: ids inside the SVG are salted by a constant and no file carries a date. Needs the
extra ``plot``.
"""

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recoupe.errors import MissingExtraError, QuestionError
from recoupe.views.figures import Given, Line, Series

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#999999")
"""Okabe and Ito, told apart by colour-blind readers; the marker differs too."""

MARKERS = ("o", "s", "D", "^", "v", "P", "X", "*")
SALT = "recoupe"
WIDE, PANEL = 9.0, 3.4
"""Inches: of the picture, and of the height of a panel."""

WEEK, SEASON = 7, 70
"""Marks an axis has at most, and days within which they are days at one distance: dates of the month would stand on
one another at its end, and hours would say one day over and over.
"""

HEADROOM = 1.12
"""How far the axis goes above the highest figure, so that its mark and its arrow stay inside."""

EPOCH = date(1970, 1, 1).toordinal()

WORDS = {
    "fr": {"nobody": "sans source nommée", "undated": "non daté", "least": "↑ : au moins"},
    "en": {"nobody": "no named source", "undated": "undated", "least": "↑: at least"},
}
FORMATS = ("svg", "png")


def plot(series: Sequence[Series], path: Path, language: str, *, force: bool = False) -> tuple[Path, ...]:
    """Draw series into ``path``; the files written. ``.svg`` or ``.png`` gives that one, a name without suffix both.

    ``force`` writes over files that are there. Raises QuestionError for no series, another suffix or a file that is
    there already, MissingExtraError where matplotlib is not installed.
    """
    if not series:
        raise QuestionError("expected a series of figures to draw, found none")
    suffix = path.suffix.lower().lstrip(".")
    if suffix and suffix not in FORMATS:
        raise QuestionError(f"{path}: expected a picture named .svg or .png, found .{suffix}")
    kinds = (suffix,) if suffix else FORMATS
    targets = {kind: path if suffix else path.with_name(f"{path.name}.{kind}") for kind in kinds}
    for target in targets.values():
        if target.exists() and not force:
            raise QuestionError(f"{target}: expected no file there, found one; write over it with: --force")
    drawn = {kind: picture(series, kind, language) for kind in kinds}
    files = []
    for kind, content in drawn.items():
        target = targets[kind]
        part = target.with_name(f"{target.name}.part")
        try:
            part.write_bytes(content)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        files.append(target)
    return tuple(files)


def picture(series: Sequence[Series], kind: str, language: str) -> bytes:
    """The bytes of an SVG or PNG of some series."""
    try:
        import matplotlib  # noqa: PLC0415 (an extra)
        from matplotlib.figure import Figure  # noqa: PLC0415 (an extra)
        from matplotlib.layout_engine import ConstrainedLayoutEngine  # noqa: PLC0415 (an extra)
    except ImportError as fault:
        raise MissingExtraError("matplotlib", "plot") from fault
    settings: dict[str, Any] = {
        "svg.hashsalt": SALT,
        "svg.fonttype": "path",
        "font.size": 9.0,
        "font.family": "DejaVu Sans",
    }
    with matplotlib.rc_context(settings):
        between = ConstrainedLayoutEngine(h_pad=0.12)  # a title is nearer to its own panel than to the days above
        drawn = Figure(figsize=(WIDE, PANEL * len(series) + 0.3), layout=between)
        _draw(drawn, series, language)
        out = io.BytesIO()
        metadata = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
        drawn.savefig(out, format=kind, dpi=150, metadata=metadata)
    return out.getvalue()


def _draw(drawn: "Figure", series: Sequence[Series], language: str) -> None:
    keys = sorted({line.key for one in series for line in one.lines})
    style = {key: place % len(COLOURS) for place, key in enumerate(key for key in keys if key)}
    panels = drawn.subplots(len(series), 1, squeeze=False)[:, 0]
    for panel, one in zip(panels, series, strict=True):
        _panel(panel, one, style, language)


def _panel(panel: "Axes", one: Series, style: dict[str, int], language: str) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator  # noqa: PLC0415 (an extra)

    days = sorted({day for line in one.lines for given in line.given if (day := _day(given))})
    last = max(days, default=1)
    first = min(days, default=last)
    aside = last + max(3, (last - first) * 0.08)
    for line in one.lines:
        _line(panel, line, style, aside, language)
    panel.set_title(one.population, loc="left", fontweight="bold")
    panel.set_ylim(0, HEADROOM * max(_top(given) for line in one.lines for given in line.given) or 1.0)
    panel.grid(visible=True, axis="y", color="#dddddd", linewidth=0.6)
    panel.set_axisbelow(True)
    panel.spines[["top", "right"]].set_visible(False)
    _days(panel, days)
    if all(_value(given) == int(_value(given)) for line in one.lines for given in line.given):
        panel.yaxis.set_major_locator(MaxNLocator(nbins=7, integer=True))  # nobody counts two and a half dead
    panel.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _spelt(value, language)))
    if any(not _day(given) for line in one.lines for given in line.given):
        if days:
            panel.axvline(aside - max(2, (last - first) * 0.04), color="#bbbbbb", linewidth=0.8, linestyle=":")
        place = panel.get_xaxis_transform()
        panel.text(aside, 1.0, WORDS[language]["undated"], transform=place, ha="center", va="bottom", color="#666666")
    least = any(given.high is None and given.low is not None for line in one.lines for given in line.given)
    panel.legend(
        title=WORDS[language]["least"] if least else None,
        title_fontsize=8,
        alignment="left",
        frameon=False,
        fontsize=8,
        loc="upper left",
        bbox_to_anchor=(1.0, 1.0),
    )


def _days(panel: "Axes", days: Sequence[int]) -> None:
    """Marks an axis by days, by months where it is long, by none where no figure has a day."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, DateFormatter, DayLocator  # noqa: PLC0415

    if not days:
        panel.set_xticks([])
        return
    if days[-1] - days[0] < SEASON:
        low, high = panel.get_xlim()
        low, high = min(low, days[0] - 1), max(high, days[-1] + 1)
        panel.set_xlim(low, high)
        panel.xaxis.set_major_locator(DayLocator(interval=1 + int(high - low) // WEEK))
        panel.xaxis.set_major_formatter(DateFormatter("%Y-%m-%d"))
        return
    locator = AutoDateLocator(minticks=3, maxticks=8)
    panel.xaxis.set_major_locator(locator)
    panel.xaxis.set_major_formatter(
        ConciseDateFormatter(locator, formats=_DATES, zero_formats=_DATES, offset_formats=[""] * 6)
    )


_DATES = ["%Y", "%Y-%m", "%Y-%m-%d", "%Y-%m-%d", "%Y-%m-%d", "%Y-%m-%d"]


def _line(panel: "Axes", line: Line, style: dict[str, int], aside: float, language: str) -> None:
    place = style.get(line.key, len(COLOURS) - 1)
    colour = COLOURS[place] if line.key else "#888888"
    name = line.speaker or WORDS[language]["nobody"]
    for number, given in enumerate(line.given):
        where, value = _day(given) or aside, _value(given)
        low = value if given.low is None else given.low
        high = value if given.high is None else given.high
        panel.vlines(where, low, high, color=colour, linewidth=2.2, alpha=0.55)
        panel.plot([where], [value], marker=MARKERS[place], color=colour, markersize=5.5, linestyle="none",
                   label=name if not number else None)  # fmt: skip
        if given.high is None and given.low is not None:
            panel.annotate(
                "↑", (where, value), (0, 3), textcoords="offset points", ha="center", va="bottom", color=colour
            )


def _day(given: Given) -> int:
    """Days since 1970 of the day of a report, the first of an interval; 0 when nothing dates it."""
    low, _, high = given.reported.partition("..")
    known = low.strip("?") or high.strip("?")
    return date.fromisoformat(known[:10]).toordinal() - EPOCH if known else 0


def _top(given: Given) -> float:
    return max(one for one in (given.value, given.low, given.high, 0.0) if one is not None)


def _value(given: Given) -> float:
    return next((one for one in (given.value, given.low, given.high) if one is not None), 0.0)


def _spelt(value: float, language: str) -> str:
    digits = f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
    return digits if language == "en" else digits.replace(",", "\u202f").replace(".", ",")
