"""The year-over-year table with what it was made of, so that it can be saved with all that stands behind it."""

from __future__ import annotations

import os

from attrs import field, fields, frozen

from nctrends.model.series import Series
from nctrends.present.grid.table import Table
from nctrends.results.changes import Changes


@frozen(kw_only=True, repr=False)
class ChangesTable(Table):
    """The year-over-year table, which knows its rows, and so can be saved as a workbook."""

    changes: Changes = field(repr=False, eq=False)
    series: Series | None = field(default=None, repr=False, eq=False)
    layout: str = field(default="changes", repr=False, eq=False)

    @classmethod
    def of(cls, table: Table, rows: Changes, series: Series | None, layout: str) -> ChangesTable:
        """Return a table that can be saved."""
        drawn = {a.name: getattr(table, a.name) for a in fields(Table)}
        return cls(**drawn, changes=rows, series=series, layout=layout)

    def to_excel(self, path: str | os.PathLike[str]) -> None:
        """Write an Excel workbook: all of a series, or the changes alone where the table was made of them.

        That of the layout "years" has a sheet more, with editions side by side.

        Parameters
        ----------
        path : where to; a file that is there is replaced

        Raises
        ------
        MissingExtraError : XlsxWriter is not installed.
        InputError : the place cannot be written to.

        Examples
        --------
        >>> import nctrends as nct, pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = pathlib.Path(folder, "book.xlsx")
        ...     nct.table(nct.load_series()).to_excel(path)
        ...     path.read_bytes()[:2]
        b'PK'
        """
        from nctrends.publish.workbook.workbook import write_book  # noqa: PLC0415 - a table in a terminal needs none of it

        write_book(path, self.changes, self.series, {}, side_by_side=self.layout == "years")
