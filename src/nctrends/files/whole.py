"""Output files, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from nctrends.errors import InputError


def write_whole(path: str | os.PathLike[str], text: str) -> None:
    """Write a text as UTF-8: first beside its place, then into it, so that no half-written file is ever seen.

    Raises
    ------
    InputError : the place cannot be written to.
    """
    target = Path(path)
    try:
        if target.is_dir():
            raise IsADirectoryError(21, "is a folder")
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", text=False)
    except OSError as error:
        raise InputError(f'output "{path}": {error.strerror}. Give a file in a folder that exists.') from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise InputError(f'output "{path}": {error.strerror}. Nothing was written.') from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
