"""Folders of edition files to a series; one error tells every fault of every file."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nctrends.errors import AlignmentError, EditionError, Fault
from nctrends.files.crosswalk_faults import crosswalk_misfits
from nctrends.files.mend import mended
from nctrends.files.structure import Misfit, place_text, structure
from nctrends.files.validate import edition_misfits
from nctrends.model.crosswalk import Crosswalk
from nctrends.model.edition import Edition
from nctrends.model.series import Series

CROSSWALK = "crosswalk.toml"
TOO_DEEP = "is nested too deeply to be an edition. Check its brackets."
LONGEST_NAME = 100  # characters of a name that are shown in an error


def bundled_folder() -> Path:
    """Return where the bundled editions are: inside an installed package, or at the top of a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "editions"
    return installed if installed.is_dir() else package.parents[1] / "editions"


def bundled_series() -> tuple[str, ...]:
    """Return the names of the bundled series."""
    return tuple(sorted(folder.name for folder in bundled_folder().iterdir() if folder.is_dir()))


def load_series(series: str | os.PathLike[str] = "netclean") -> Series:
    """Load all editions of a series and the crosswalk that links them.

    Parameters
    ----------
    series : the name of a bundled series, or a folder with one TOML file an edition and a `crosswalk.toml`

    Returns
    -------
    Series, its editions in the order of their years; its id is the name of the folder.

    Raises
    ------
    EditionError : no such series, a folder without editions, or files that cannot be used; tells every fault.
    AlignmentError : the editions are fine but the crosswalk points at nothing or grades above a limit.

    Examples
    --------
    >>> import nctrends as nct
    >>> nct.load_series()[2018].survey("police").respondents
    272
    """
    folder = _folder_of(series)
    files = _edition_files(folder)
    read = [_read_edition(path) for path in files]
    faults = [fault for _, found in read for fault in found]
    editions = {_shown(path): edition for path, (edition, _) in zip(files, read, strict=True) if edition}
    faults += _repeated_years(editions)
    crosswalk, found = _read_crosswalk(folder / CROSSWALK)
    if faults or found:
        raise EditionError([*faults, *found])
    loaded = Series(id=folder.resolve().name, editions=tuple(editions.values()), crosswalk=crosswalk)
    if misfits := list(crosswalk_misfits(loaded)):
        raise AlignmentError(_told(misfits, folder / CROSSWALK))
    return loaded


def load_edition(path: str | os.PathLike[str]) -> Edition:
    """Load one edition file.

    Raises
    ------
    EditionError : the file cannot be used; tells every fault with its place and the remedy.
    """
    edition, faults = _read_edition(Path(path))
    if edition is None or faults:
        raise EditionError(faults)
    return edition


def _folder_of(series: str | os.PathLike[str]) -> Path:
    text = os.fspath(series)
    if text in bundled_series():
        return bundled_folder() / text
    folder = Path(text)
    try:
        is_folder, is_file = bool(text) and folder.is_dir(), folder.is_file()
    except (OSError, ValueError):  # a name that no file can have
        is_folder = is_file = False
    if is_folder:
        return folder
    what = "is a file, not a folder" if is_file else "is neither a bundled series nor a folder"
    text = text if len(text) <= LONGEST_NAME else text[:LONGEST_NAME] + "…"
    raise EditionError(f'"{text}" {what}. Bundled: {", ".join(bundled_series())}; or give a folder of edition files.')


def _edition_files(folder: Path) -> list[Path]:
    files = sorted(path for path in folder.glob("*.toml") if path.name != CROSSWALK)
    if not files:
        raise EditionError(
            f"{_shown(folder)} has no editions. Expected one TOML file an edition, such as 2018.toml with "
            f"year = 2018, and a {CROSSWALK} that links them."
        )
    return files


def _read_edition(path: Path) -> tuple[Edition | None, list[Fault]]:
    """Return an edition with the faults of its file; what is faulty in shape does not hide the faults elsewhere."""
    raw = _parse(path)
    if isinstance(raw, Fault):
        return None, [raw]
    try:
        shaped = structure(raw, Edition)
        without, replaced = mended(raw, Edition) if isinstance(shaped, list) else (None, set())
    except RecursionError:
        return None, [Fault("", TOO_DEEP, _shown(path))]
    if not isinstance(shaped, list):
        return shaped, _told(edition_misfits(shaped), path)
    others = [] if without is None else [m for m in edition_misfits(without) if m[0] not in replaced]
    return None, _told([*shaped, *others], path)


def _read_crosswalk(path: Path) -> tuple[Crosswalk, list[Fault]]:
    if not path.exists():
        return Crosswalk(), []
    raw = _parse(path)
    if isinstance(raw, Fault):
        return Crosswalk(), [raw]
    try:
        shaped = structure(raw, Crosswalk)
    except RecursionError:
        return Crosswalk(), [Fault("", TOO_DEEP, _shown(path))]
    return (Crosswalk(), _told(shaped, path)) if isinstance(shaped, list) else (shaped, [])


def _told(misfits: Iterable[Misfit], path: Path) -> list[Fault]:
    return [Fault(place_text(place), message, _shown(path)) for place, message in misfits]


def _parse(path: Path) -> dict[str, Any] | Fault:
    name = _shown(path)
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except IsADirectoryError:
        return Fault("", "is a folder. Expected a TOML file.", name)
    except OSError as error:
        return Fault("", f"cannot be read: {error.strerror}.", name)
    except UnicodeDecodeError as error:
        return Fault("", f"is not UTF-8 (byte {error.start}). Save it as UTF-8.", name)
    except RecursionError:
        return Fault("", TOO_DEEP, name)
    except ValueError as error:  # TOMLDecodeError, and a number of more digits than Python reads
        return Fault("", f"is not TOML: {error}.", name)


def _repeated_years(editions: dict[str, Edition]) -> list[Fault]:
    first: dict[int, str] = {}
    faults = []
    for name, edition in editions.items():
        if edition.year in first:
            faults.append(Fault("year", f"{edition.year} is also the year of {first[edition.year]}.", name))
        first.setdefault(edition.year, name)
    return faults


def _shown(path: Path) -> str:
    """Return a path as a reader finds it: from the folder of the bundled editions, or as it was given."""
    bundled = bundled_folder().parent
    return str(path.relative_to(bundled)) if path.is_relative_to(bundled) else str(path)
