"""Output files appear whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from nctrends.errors import InputError
from nctrends.files import whole
from nctrends.files.whole import write_bytes, write_whole


def test_text_is_written_as_utf8_with_its_own_line_ends(tmp_path: Path) -> None:
    """What is written is the text, byte for byte."""
    write_whole(tmp_path / "out.txt", "−5 %\n日本\n")
    assert (tmp_path / "out.txt").read_bytes() == "−5 %\n日本\n".encode()


def test_nothing_but_the_file_is_left(tmp_path: Path) -> None:
    """The file that is written first, beside its place, is gone afterwards."""
    write_whole(tmp_path / "out.txt", "new")
    write_whole(tmp_path / "out.txt", "newer")
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_file_can_be_read_as_any_other(tmp_path: Path) -> None:
    """A new file has the permissions that the system gives to new files, not those of a temporary one."""
    (tmp_path / "plain.txt").write_text("", encoding="utf-8")
    write_whole(tmp_path / "out.txt", "")
    assert stat.S_IMODE((tmp_path / "out.txt").stat().st_mode) == stat.S_IMODE((tmp_path / "plain.txt").stat().st_mode)


def test_missing_folder_is_an_input_error(tmp_path: Path) -> None:
    """A folder that does not exist is told with the path and the step to take."""
    with pytest.raises(InputError, match=r"gone/out.txt.+No such file.+folder that exists"):
        write_whole(tmp_path / "gone" / "out.txt", "text")


def test_folder_as_target_is_an_input_error(tmp_path: Path) -> None:
    """A folder is not written over."""
    with pytest.raises(InputError, match="is a folder"):
        write_whole(tmp_path, "text")
    assert list(tmp_path.iterdir()) == []


def test_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full half way, the old file stands as it was."""
    target = tmp_path / "out.txt"
    target.write_text("old", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole.Path, "replace", refuse)
    with pytest.raises(InputError, match=r"No space left.+Nothing was written"):
        write_whole(target, "new")
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_link_is_written_through(tmp_path: Path) -> None:
    """A link stays a link: the file that it leads to is the one that is meant."""
    (tmp_path / "real.txt").write_text("old", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    write_whole(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text(encoding="utf-8") == "new"


def test_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """A device or a pipe, such as /dev/null, is written to; replacing it by a file would take it from all others."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, "text")
        assert stat.S_ISFIFO(pipe.stat().st_mode)
        assert os.read(reader, 100) == b"text"
    finally:
        os.close(reader)


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    """What is no text is written whole too, and replaces what is there."""
    write_bytes(tmp_path / "out", b"old")
    write_bytes(tmp_path / "out", b"\xff\x00\r\n")
    assert (tmp_path / "out").read_bytes() == b"\xff\x00\r\n"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", ["r.html", "R.HTM", "r", "/dev/null"])
def test_name_that_fits_or_promises_nothing_is_taken(name: str) -> None:
    """Capitals do not matter, and a name without an ending promises no form."""
    whole.check_ending(name, (".html", ".htm"), "a page")


def test_name_that_promises_another_form_is_refused() -> None:
    """A page under the name of a PDF would be opened by the wrong program."""
    with pytest.raises(InputError, match=r'output "r.pdf": a page is written as .html or .htm. Change the name'):
        whole.check_ending("r.pdf", (".html", ".htm"), "a page")
