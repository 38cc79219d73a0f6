"""Run the command line as `python -m nctrends`."""

import sys

from nctrends.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
