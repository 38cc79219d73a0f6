"""How the pages in this folder become a site: `sphinx-build -W -b html docs build/docs`."""

import nctrends

project = "nctrends"
author = "nctrends maintainers"
project_copyright = "2026, nctrends maintainers"
release = nctrends.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
myst_heading_anchors = 3  # links such as page.md#a-heading are checked

html_theme = "furo"
html_title = "nctrends"
html_copy_source = False
html_show_sourcelink = False

# A signature has the names and types that the source has; a class is told by its docstring and fields.
autodoc_class_signature = "separated"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
maximum_signature_line_length = 90
python_use_unqualified_type_names = True
add_module_names = False

# Docstrings say "name : shape and range" under Parameters, and "Error : when" under Raises.
napoleon_google_docstring = False
napoleon_use_rtype = False
napoleon_use_ivar = True
