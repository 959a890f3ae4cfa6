"""Writes `cross-code.md`, `.svg` and `.json`: `python docs/theory/cross_code_page.py [FIXTURE …]`.

Every figure comes from running the fixtures. Names run those alone and keep the rest of what the JSON holds;
all of them take some ten minutes. Needs MuJoCo.
"""

import json
import sys
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from kodawari.cli._crosscheck_view import plain
from kodawari.files import write_atomically
from kodawari.mini4wd.crosscheck import (
    QUANTITIES,
    Record,
    cross_check,
    fixture_names,
    load_cases,
    road_of,
    run_native,
    run_ours,
)
from kodawari.quantity import format_number
from kodawari.report import BandLine, Tone, line_chart

sys.path.insert(0, str(Path(__file__).parent))
from _chart import alone

PAGE = Path(__file__).with_name("cross-code.md")
DATA = PAGE.with_suffix(".json")
ORDER = ("straight", "loop", "friction-rate", "hump10", "hump10-race", "drop", "wall-hit")
SMALL = {"hump10-race"}
"""Too long to be run under our law from Python."""

HEAD = """\
# Cross-code: the lane solver and MuJoCo

Two engines that share no code run one car and one course that are written down to the last figure. This
page is written by `python docs/theory/cross_code_page.py` from what it ran; `kodawari crosscheck FILE`
prints the same tables for a fixture that ships or one of your own. Physics version {physics}, MuJoCo
{mujoco}.

| column | what it is |
|---|---|
| ours | the lane solver, at the fixture's own step |
| injected | MuJoCo moves the bodies, its contacts, motor and drags are off; our force law and the \
course's geometry are written a second time, in plain Python, and applied from outside |
| native | MuJoCo with its own contacts on exact walls and floors |
| reference | what the author of the reference car found in MuJoCo 4.0.0 |

## What came out

{summary}

**Injected** checks everything but the law: places of contacts, the rigid body with its spinning parts,
implicit spins, dampers, the step. **Native** checks what the law does to a race. The two laws differ, and
so do the laps:

- *Steady contact.* MuJoCo's contacts are accelerations, not forces: a contact takes over 95 % of what other
  forces would do to it and lets its spring have the rest. So its tyres hardly sink under a steady load, and
  a blow that falls on the car while a tyre is on the floor does not reach the tyre's spring. Where the
  damper's mass strikes its stop during a touch, rebounds differ; where it strikes later, they agree.
- *Sliding contact.* In MuJoCo's cone a sliding contact is also pushed apart, by μ times the rate at which
  friction brakes its slip. A scrubbing tyre hops; without roller thrust the car floats through corners and
  scrubs less. Ours does not, and is slower there.
- *Friction of rollers.* MuJoCo's friction brakes a slip at the rate 2 ζ ω = 320 1/s, so a roller that
  strikes the wall anew does not reach its Coulomb limit at once. Our rollers have the same creep in these
  fixtures. Where the rate is raised, MuJoCo's laps come to ours: see [the loop with stiffer
  friction](#friction-rate).

## How the law is carried over

A contact of MuJoCo's law moves as an oscillator of given ω and ζ, whatever the masses. A spring needs a
mass: k = m ω², c = 2 ζ ω m. Each contact gets the share of the car that it carries when all of its kind are
pressed at once without turning the car: Σ m_i = m, Σ m_i x_i = 0, contacts at the same end alike. The creep
is the braking rate times that mass. The rotor's inertia acts on the axle alone, as there. Nothing else is
chosen, and nothing is fitted.

Exact walls in MuJoCo: facets cost 18 to 35 % too much speed in a corner and do not converge. So each wheel,
roller and corner of the chassis has a plane of its own, and before every step that plane is laid against
the analytic surface at the point nearest to the ball: a wall's face, its top, or the edge between them.
Tyres touch floors only, as in ours. The injected runs know no wall tops and no walls for the chassis, so
they are not used where cars leave their lane.

## Definitions

Crossings are interpolated inside the step. Every engine's record is read by the same code.

| quantity | definition |
|---|---|
{definitions}

**Verdict**: *aim met* is within the difference that is aimed at, *within* is within the tolerance, *told*
is shown and not judged, for the reason given below the table.

## A fixture of your own

A fixture is a TOML file: `include = "_car.toml"` takes the reference car, and any table may be changed or
written anew. A course is a list of sections (`straight_m`; `radius_m` with `turn_deg`; `hump`) or the name
of a course with a lane. `[[quantity]]` says what is measured, `[[case]]` what differs and what another
engine found. Names, units and meaning of all keys stand in `_car_schema.py` and `_schema.py` of
`src/kodawari/mini4wd/crosscheck`; the files that ship are in `src/kodawari/data/mini4wd/fixtures`.

`--set` reaches every figure by its dotted path:

```sh
kodawari crosscheck loop --case base --set contact.tyre.friction=0.5 --set drive.voltage_V=2.4
kodawari crosscheck loop --case base --set total.mass_kg=0.15 --set roller.front.thrust_deg=1
kodawari crosscheck hump10 --case "5 m/s" --set start.speed_m_s=5.5 --set run.step_ms=0.2 --json
kodawari crosscheck hump10-race --set ensemble.runs=100 --no-injected
```

"""


def main(names: list[str]) -> None:
    assert set(ORDER) == set(fixture_names())
    data: dict[str, Any] = json.loads(DATA.read_text("utf-8")) if DATA.exists() else {}
    for name in names or ORDER:
        print(name, flush=True)
        found = cross_check(name, native=True, injected=name not in SMALL)
        data[name] = msgspec.json.decode(msgspec.json.encode(plain(found)))
    write_atomically(DATA, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    if set(data) == set(ORDER):
        write_atomically(PAGE, page(data))
        write_atomically(PAGE.with_suffix(".svg"), chart())
        print(PAGE)


def chart() -> str:
    """Height over the floor along the hump, ours and MuJoCo's, at 6 m/s."""
    made = load_cases("hump10", names=("6 m/s",))[0].fixture
    road = road_of(made.course, made.run.laps)
    begin = road.place("hump")
    lines = []
    looks: tuple[tuple[str, Record, Tone], ...] = (
        ("MuJoCo", run_native(made, road), "rival"),
        ("lane solver", run_ours(made, road), "signal"),
    )
    for name, record, tone in looks:
        way = record.progress - begin
        picked = np.flatnonzero((way > -0.4) & (way < 3.4))[:: max(1, way.size // 400)]
        height = [max(0.0, 1e3 * float(record.rise[k])) for k in picked]
        at = [float(way[k]) for k in picked]
        lines.append(BandLine(name=name, tone=tone, x=at, middle=height, low=height, high=height))
    return alone(
        line_chart(
            lines,
            x_name="way from the foot of the hump",
            x_unit="m",
            y_name="height of the car's origin over the floor",
            y_unit="mm",
            width=860.0,
        )
    )


def page(data: dict[str, Any]) -> str:
    definitions = "\n".join(f"| {kind} | {text} |" for kind, text in QUANTITIES.items())
    first = data[ORDER[0]]
    head = HEAD.format(
        physics=first["physics_version"],
        mujoco=first["mujoco"],
        summary=summary(data),
        definitions=definitions,
    )
    return head + "".join(section(name, data[name]) for name in ORDER)


def summary(data: dict[str, Any]) -> str:
    """The largest differences of judged figures, by quantity and partner."""
    groups = (
        ("times and speeds on the straight", ("straight",), lambda _: True),
        ("laps", ("loop",), lambda name: name == "lap"),
        ("speeds on the loop", ("loop",), lambda name: name.startswith("v ")),
        ("flight lengths", ("hump10",), lambda name: name == "flight length"),
        ("restitution at a wall", ("wall-hit",), lambda _: True),
    )
    lines = ["| largest difference of | injected | native | reference |", "|---|---:|---:|---:|"]
    for title, names, wanted in groups:
        cells = [largest(data, names, wanted, partner) for partner in ("injected", "native", "reference")]
        lines.append(f"| {title} | {' | '.join(cells)} |")
    rows = [row for name in ORDER for case in data[name]["cases"] for row in case["rows"]]
    outside = sum(row["verdict"] == "outside" for row in rows)
    told = sum(row["verdict"] == "told" for row in rows)
    lines += [
        "",
        f"Of {len(rows)} figures {outside} are outside their tolerance, {told} are told without a verdict.",
    ]
    return "\n".join(lines)


def largest(data: dict[str, Any], names: tuple[str, ...], wanted: Any, partner: str) -> str:
    rows = [
        row
        for name in names
        for case in data[name]["cases"]
        for row in case["rows"]
        if wanted(row["quantity"]) and row["verdict"] != "told"
    ]
    sizes = [
        (abs(each["difference"]), row["relative"])
        for row in rows
        if (each := row["comparisons"].get(partner)) and each["difference"] is not None
    ]
    if not sizes:
        return "–"
    size, relative = max(sizes)
    return f"{100.0 * size:.3f} %" if relative else f"{size:.3f}"


def section(name: str, found: dict[str, Any]) -> str:
    text = f"## {name}\n\n{found['title']}: `kodawari crosscheck {name}`.\n\n"
    if name == "hump10":
        text += "![Flight over the hump at 6 m/s, lane solver and MuJoCo](cross-code.svg)\n\n"
    return text + "".join(map(case_table, found["cases"]))


def case_table(case: dict[str, Any]) -> str:
    partners = [
        p for p in ("injected", "native", "reference") if any(p in row["comparisons"] for row in case["rows"])
    ]
    engine = f" (reference: {case['engine']})" if case["engine"] else ""
    columns = ["quantity", "ours", *partners, "largest difference", "allowed", "verdict"]
    head = f"**{case['name']}**{engine}\n\n| {' | '.join(columns)} |\n"
    head += "|---|---:|" + "---:|" * (len(partners) + 2) + "---|\n"
    rows = "".join(row_text(row, partners) for row in case["rows"])
    why = f"\n{case['why']}\n" if case["why"] else ""
    return head + rows + why + "\n"


def row_text(row: dict[str, Any], partners: list[str]) -> str:
    unit = f", {row['unit']}" if row["unit"] else ""
    cells = [figure(row["ours"])]
    cells += [figure(row["comparisons"].get(p, {}).get("value")) for p in partners]
    known = [(p, each) for p, each in row["comparisons"].items() if each["difference"] is not None]
    if known:
        who, worst = max(known, key=lambda pair: abs(pair[1]["difference"]) / pair[1]["tolerance"])
        cells += [f"{sized(worst['difference'], row)} {who}", sized(worst["tolerance"], row).lstrip("+")]
    else:
        cells += ["–", "–"]
    return f"| {row['quantity']}{unit} | {' | '.join(cells)} | {row['verdict']} |\n"


def figure(value: float | None) -> str:
    return "–" if value is None else format_number(value, digits=4 if abs(value) < 10 else 2)


def sized(value: float, row: dict[str, Any]) -> str:
    sign = "−" if value < 0.0 else "+"
    return f"{sign}{100.0 * abs(value):.2f} %" if row["relative"] else f"{sign}{abs(value):.3g}"


if __name__ == "__main__":
    main(sys.argv[1:])
