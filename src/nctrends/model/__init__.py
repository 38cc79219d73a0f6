"""Pure types: frozen attrs classes that mirror the edition files and the rows of results."""
