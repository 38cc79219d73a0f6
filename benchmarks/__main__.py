"""Print all figures: `python -m benchmarks`."""

from benchmarks import frames, intervals, recovery, startup

for part in (startup, intervals, frames, recovery):
    print(f"\n== {part.__name__.removeprefix('benchmarks.')}")
    part.main()
