"""The file of the next edition, and the lines that its crosswalk needs."""

from __future__ import annotations

import os
from pathlib import Path

from nctrends.analysis.skeleton import next_edition
from nctrends.errors import EditionError, Fault, InputError
from nctrends.files.extend import extended
from nctrends.files.load import CROSSWALK, bundled_folder, bundled_series, load_series
from nctrends.files.structure import place_text
from nctrends.files.validate import edition_misfits
from nctrends.files.whole import write_whole
from nctrends.files.write import to_toml

GUIDE = """\
# Not filled in yet: the questions are those of {like}. Copy the number of respondents and every figure as printed, drop
# what was not asked again, add what is new, and say "verbatim" or "paraphrased" where you have seen the wording.
"""


def start_edition(
    folder: str | os.PathLike[str], year: int | None = None, *, like: int | None = None
) -> tuple[Path, tuple[str, ...]]:
    """Write the skeleton of the next edition beside the others, and its undecided steps into the crosswalk.

    Parameters
    ----------
    folder : of the user's own series
    year, like : as for `next_edition`

    Returns
    -------
    The new file, and the indicators that go on in it.

    Raises
    ------
    EditionError, AlignmentError : the series cannot be used as it stands, or the new edition could not be.
    InputError : a bundled series, a year that has an edition, a file that is there, or a crosswalk whose layout takes
        no more lines. Nothing is written then.
    """
    if os.fspath(folder) in bundled_series() or Path(folder).resolve().is_relative_to(bundled_folder().resolve()):
        raise InputError(
            f'"{folder}" is bundled and stays as it is. Copy it to a folder of your own with nct.write_series, '
            "and give that folder."
        )
    series = load_series(folder)
    longer = next_edition(series, year, like=like)
    made = next(edition for edition in longer if edition.year not in series)
    path, links = Path(folder) / f"{made.year}.toml", Path(folder) / CROSSWALK
    if misfits := list(edition_misfits(made)):
        raise EditionError([Fault(place_text(place), message, str(path)) for place, message in misfits])
    if path.exists():
        raise InputError(f"{path} is there already. Give another year, or move it away.")
    before = max(one for one in series.years if one < made.year) if like is None else like
    going_on = tuple(name for name, one in longer.crosswalk.indicators.items() if made.year in one.at)
    new_links = extended(links.read_bytes().decode(), longer.crosswalk, made.year, str(links)) if going_on else None
    write_whole(path, GUIDE.format(like=before) + to_toml(made))
    if new_links is not None:
        _write_or_undo(links, new_links, path)
    return path, going_on


def _write_or_undo(links: Path, text: str, made: Path) -> None:
    """Write the crosswalk; where that fails, take back the edition's file, so that one can try again."""
    try:
        write_whole(links, text)
    except BaseException:
        made.unlink()
        raise
