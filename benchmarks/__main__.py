"""Print all figures: `python -m benchmarks`."""

from benchmarks import intervals, startup

startup.main()
intervals.main()
