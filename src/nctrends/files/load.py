"""Folders of edition files to a series; one error tells every fault of every file."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, TypeVar

from nctrends.errors import AlignmentError, EditionError, Fault
from nctrends.files.crosswalk import crosswalk_faults
from nctrends.files.structure import structure
from nctrends.files.validate import edition_faults
from nctrends.model.crosswalk import Crosswalk
from nctrends.model.edition import Edition
from nctrends.model.series import Series

CROSSWALK = "crosswalk.toml"

T = TypeVar("T")


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
    faults: list[Fault] = []
    editions: dict[str, Edition] = {}
    for path in files:
        edition = _read(path, Edition, faults)
        if edition is not None:
            editions[_shown(path)] = edition
            faults += edition_faults(edition, _shown(path))
    faults += _repeated_years(editions)
    crosswalk_path = folder / CROSSWALK
    crosswalk = _read(crosswalk_path, Crosswalk, faults) if crosswalk_path.exists() else Crosswalk()
    if faults or crosswalk is None:
        raise EditionError(faults)
    loaded = Series(id=folder.resolve().name, editions=tuple(editions.values()), crosswalk=crosswalk)
    if wrong := crosswalk_faults(loaded, _shown(crosswalk_path)):
        raise AlignmentError(wrong)
    return loaded


def load_edition(path: str | os.PathLike[str]) -> Edition:
    """Load one edition file.

    Raises
    ------
    EditionError : the file cannot be used; tells every fault with its place and the remedy.
    """
    faults: list[Fault] = []
    edition = _read(Path(path), Edition, faults)
    if edition is not None:
        faults = edition_faults(edition, _shown(Path(path)))
    if edition is None or faults:
        raise EditionError(faults)
    return edition


def _folder_of(series: str | os.PathLike[str]) -> Path:
    text = os.fspath(series)
    bundled = bundled_folder() / text
    if text and Path(text).name == text and bundled.is_dir():
        return bundled
    folder = Path(text)
    if text and folder.is_dir():
        return folder
    what = "is a file, not a folder" if folder.is_file() else "is neither a bundled series nor a folder"
    raise EditionError(f'"{text}" {what}. Bundled: {", ".join(bundled_series())}; or give a folder of edition files.')


def _edition_files(folder: Path) -> list[Path]:
    files = sorted(path for path in folder.glob("*.toml") if path.name != CROSSWALK)
    if not files:
        raise EditionError(
            f"{_shown(folder)} has no editions. Expected one TOML file an edition, such as 2018.toml with "
            f"year = 2018, and a {CROSSWALK} that links them."
        )
    return files


def _read(path: Path, cls: type[T], faults: list[Fault]) -> T | None:
    """Return the typed content of a file, or None after adding its faults."""
    raw = _parse(path)
    result = raw if isinstance(raw, Fault) else structure(raw, cls)
    if isinstance(result, Fault):
        faults.append(result)
        return None
    if isinstance(result, list):
        faults += [Fault(fault.place, fault.message, _shown(path)) for fault in result]
        return None
    return result


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
    except tomllib.TOMLDecodeError as error:
        return Fault("", f"is not TOML: {error}.", name)
    except RecursionError:
        return Fault("", "is nested too deeply to be an edition. Check its brackets.", name)


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
