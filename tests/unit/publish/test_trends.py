"""The table of trends from a series or from trends at hand."""

from __future__ import annotations

from nctrends.analysis.trends.trends import trends
from nctrends.model.series import Series
from nctrends.publish.trends import trends_table


def test_series_is_followed_with_the_defaults(scottish: Series) -> None:
    """A series gives the table of its trends."""
    assert trends_table(scottish) == trends_table(trends(scottish))


def test_scottish_table_tells_the_fall_in_every_group(scottish: Series) -> None:
    """The first section has three falls: all, men and women; Markdown says the same."""
    told = trends_table(scottish)
    assert [row[-1][0] for row in told.sections[0].rows] == ["fell", "fell", "fell"]
    assert told.to_markdown().count("fell") == 3
