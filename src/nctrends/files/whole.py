"""Output files, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from nctrends.errors import InputError


def write_whole(path: str | os.PathLike[str], text: str) -> None:
    """Write a text as UTF-8: first beside its place, then into it, so that no half-written file is ever seen.

    A link is followed; what is not a plain file (a pipe, a terminal) is written to as it is.

    Raises
    ------
    InputError : the place cannot be written to, or the text cannot be written as UTF-8.
    """
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        raise InputError(f'output "{path}": {error.reason} in UTF-8. Nothing was written.') from None
    write_bytes(path, content)


def check_ending(path: str | os.PathLike[str], endings: Sequence[str], what: str) -> None:
    """Raise where the name of an output promises another form; a name without an ending promises none.

    Parameters
    ----------
    path : where to
    endings : those that fit, such as ".html"
    what : what is written, as a sentence begins: "a page"

    Raises
    ------
    InputError : the name ends otherwise.
    """
    ending = Path(path).suffix.lower()
    if ending and ending not in endings:
        raise InputError(f'output "{path}": {what} is written as {" or ".join(endings)}. Change the name.')


def write_bytes(path: str | os.PathLike[str], content: bytes) -> None:
    """Write bytes as `write_whole` writes a text.

    Raises
    ------
    InputError : the place cannot be written to.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(content)
        else:
            _replace(target, content)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise InputError(f'output "{path}": {why}. Nothing was written. Give a file in a folder that exists.') from None


def _replace(target: Path, content: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(21, "is a folder")
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.")
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        beside.chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
