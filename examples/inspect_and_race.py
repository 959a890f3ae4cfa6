"""Inspect a car, race it, change one thing, and see what that did.

    python examples/inspect_and_race.py [RUNS]

All of it has a command too: `kodawari inspect ma-box-stock`, `kodawari race ma-box-stock --course jcjc`.
"""

import sys
import tempfile
from pathlib import Path

import kodawari

COURSE = "jcjc"
RULES = "open"
SEED = 1

# A box-stock car, but for its gears. A car file names what differs from the kit, and nothing else.
OTHER_GEARS = """
[car]
name = "MA on 4.0 : 1"
chassis = "ma"
gear = "pro-4.0"
"""


def main(runs: int) -> None:
    """Inspect two cars and race them on the same course, with the same luck."""
    course = kodawari.load_course(COURSE)
    print(f"{course.title}, {course.laps_per_race} laps, {course.race_length_m:.2f} m")
    with tempfile.TemporaryDirectory() as folder:
        own_file = Path(folder) / "my-car.toml"
        own_file.write_text(OTHER_GEARS, encoding="utf-8")
        for car in (kodawari.load_car("ma-box-stock"), kodawari.load_car(own_file)):
            inspection = kodawari.inspect_car(car, RULES)
            print(f"\n{car.name}: {inspection.verdict} under {inspection.rulebook.title.en}")
            unknown = [finding for finding in inspection.findings if finding.status == "unknown"]
            for finding in unknown[:3]:
                print(f"  {finding.rule.title.en} is unknown. {finding.settle}")
            result = kodawari.race(car, course, runs=runs, seed=SEED)
            chance = result.finish
            print(f"  chance to finish {chance.estimate:.0%} ({chance.low:.0%} to {chance.high:.0%})")
            if result.lap_time_s is not None:
                lap = result.lap_time_s
                print(f"  lap {lap.median:.3f} s ({lap.low:.3f} to {lap.high:.3f})")
            for place in result.out_places[:3]:
                print(f"  {place.chance:.0%} out at {place.piece}, lap {place.lap}: {place.reason}")


if __name__ == "__main__":
    try:
        main(runs=int(sys.argv[1]) if len(sys.argv) > 1 else 200)
    except kodawari.KodawariError as error:
        sys.exit(f"{error}")
