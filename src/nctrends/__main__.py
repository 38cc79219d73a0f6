"""Run the command line as `python -m nctrends`."""

import sys

from nctrends.cli import main

sys.exit(main())
