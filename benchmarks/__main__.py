"""Print all figures: `python -m benchmarks`."""

from benchmarks import checks, frames, intervals, recovery, series, startup

for part in (startup, intervals, frames, recovery, checks, series):
    print(f"\n== {part.__name__.removeprefix('benchmarks.')}")
    part.main()
