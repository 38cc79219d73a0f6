"""Changes of the Scottish series: adjusted over each family as statsmodels does, and the published fall in smoking."""

from __future__ import annotations

from typing import Any

import pytest
from statsmodels.stats.multitest import multipletests

from nctrends.analysis.changes.changes import changes
from nctrends.model.series import Series

KEYS = {
    "editions": lambda row: (row.earlier, row.later),
    "indicator": lambda row: row.indicator,
    "all": lambda row: row.series,
}
METHODS = {"holm": "holm", "benjamini-hochberg": "fdr_bh"}


@pytest.mark.parametrize("adjust", METHODS)
@pytest.mark.parametrize("family", KEYS)
def test_families_are_those_of_statsmodels(scottish: Series, family: Any, adjust: Any) -> None:
    """Each row has the adjusted p-value of its own family, its name and its size; a verdict undone has the caveat."""
    rows = [row for row in changes(scottish, against="all", family=family, adjust=adjust) if row.method]
    families: dict[Any, list[Any]] = {}
    for row in rows:
        families.setdefault(KEYS[family](row), []).append(row)
    for members in families.values():
        tests = {(r.option, r.group, r.earlier, r.later): r for r in members}
        expected = multipletests([row.p_value for row in tests.values()], method=METHODS[adjust])[1]
        for row, p in zip(tests.values(), expected, strict=True):
            assert row.family == family
            assert row.family_size == len(tests)
            assert row.p_adjusted == pytest.approx(p, rel=1e-9)  # the same steps on the same numbers
            undone = row.verdict in ("rose", "fell") and p > 0.05
            assert ("not after adjustment" in row.caveats) == undone


@pytest.mark.parametrize(
    ("group", "printed"), [("all", ("28", "19")), ("men", ("29", "21")), ("women", ("28", "17"))], ids=str
)
def test_smoking_fell_from_first_to_last_in_every_group(scottish: Series, group: str, printed: tuple[str, str]) -> None:
    """Table 4.1 of the 2018 report prints 28, 29 and 28 % for 2003, and 19, 21 and 17 % for 2018."""
    (row,) = changes(scottish, against="first").filter(indicator="current-smokers", group=group, later=2018)
    assert (row.printed_earlier, row.printed_later, row.verdict) == (*printed, "fell")
