"""Print all figures: `python -m benchmarks`."""

from benchmarks import checks, frames, intervals, recovery, series, startup, structure

for part in (startup, intervals, frames, recovery, checks, series, structure):
    print(f"\n== {part.__name__.removeprefix('benchmarks.')}")
    part.main()
