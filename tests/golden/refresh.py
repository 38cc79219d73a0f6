"""Write the golden files anew: `python -m tests.golden.refresh`. Read the difference before you commit it."""

from tests.golden.cases import COMMANDS, FOLDER, printed

for name, command in COMMANDS.items():
    (FOLDER / name).write_text(printed(command), encoding="utf-8")
