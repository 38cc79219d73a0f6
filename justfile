# What CI runs, on this machine.
check:
    bash .ci/run

# Format and mend what can be mended by machine.
fix:
    .venv/bin/ruff check --fix .
    .venv/bin/ruff format .

# Write the golden files anew; read the difference before you commit it.
golden:
    .venv/bin/python -m tests.golden.refresh

# Print the figures of the benchmarks.
bench:
    .venv/bin/python -m benchmarks

# Build the pages as a site in build/docs; a warning is an error.
docs:
    .venv/bin/pip install -q '.[docs]'
    .venv/bin/sphinx-build -W --keep-going -b html docs build/docs

# Count how the code is built: files a folder, long functions, names with two meanings.
structure:
    .venv/bin/python -m benchmarks.structure src/nctrends
