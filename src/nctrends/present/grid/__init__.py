"""A table as a fixed description, and how it is drawn: text, Markdown, HTML, LaTeX."""
