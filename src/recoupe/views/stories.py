"""Stories as rows: period, size, and the title of one article of each."""

from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.model import Article, Block, Story
from recoupe.terms import Role
from recoupe.views.labels import outlet
from recoupe.views.prepared import made_once
from recoupe.views.selection import Selection


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story: ISO days of its first and last article, how many articles, a title, their names."""

    id: str
    low: str
    high: str
    articles: int
    title: str
    members: tuple[str, ...]


def story_rows(selection: Selection) -> list[StoryRow]:
    """Stories, most articles first, then by id; of a whole record they are made once and kept."""
    return made_once(selection, "stories", list[StoryRow], lambda: _rows(selection))


def _rows(selection: Selection) -> list[StoryRow]:
    articles = {one.id: one for one in selection.of(Article)}
    blocks = selection.within((one.text for one in articles.values() if not one.title), (Block,))
    printed = {one.span.text: one.span.surface for one in blocks if isinstance(one, Block) and one.role is Role.TITLE}
    found = [_row(one, articles, printed) for one in selection.of(Story)]
    return sorted(found, key=lambda one: (-one.articles, one.id))


def _row(story: Story, articles: Mapping[str, Article], printed: Mapping[str, str]) -> StoryRow:
    members = [articles[one] for one in story.members]
    titles = [one.title or printed.get(one.text, "") for one in members]
    title = min((" ".join(one.split()) for one in titles if one), key=lambda one: (len(one), one), default="")
    names = tuple(sorted(f"{outlet(one)}: {one.name}" if one.outlet else one.name for one in members))
    return StoryRow(story.id, story.low, story.high, len(members), title or members[0].name, names)
