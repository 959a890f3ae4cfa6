"""Course-outs: each run's end in people's terms, and gathered by place."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from kodawari.exact import atan2
from kodawari.mini4wd.course import Course, world_point
from kodawari.mini4wd.dynamics import Chain
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.race._field import Field
from kodawari.mini4wd.race._reason import EndFacts, reason_of
from kodawari.mini4wd.race.outcome import Out, OutPlace

__all__ = ["gathered", "outs_of"]

RADIAN = 180.0 / 3.141592653589793


def lap_of(chain: Chain, k: int) -> tuple[int, float]:
    """Lap (from 1) of a place in the chain, and the progress at which that lap began [m]."""
    lap, began = 1, 0.0
    for index in range(chain.start + 1, k + 1):
        if chain.lap_ends[index] and chain.lap_ends[index] < chain.laps:
            lap, began = chain.lap_ends[index] + 1, chain.progress[index]
    return lap, began


def attitude(row: Any) -> tuple[float, float, float]:
    """Roll (left side up), pitch (nose up) and yaw (nose left) of a car against its lane [°]."""
    fx, fy, fz = (float(x) for x in row[at.R_FORWARD_X : at.R_FORWARD_Z + 1])
    ux, uy, uz = (float(x) for x in row[at.R_UP_X : at.R_UP_Z + 1])
    left_z = ux * fy - uy * fx
    flat = max(fx * fx + fy * fy, 0.0) ** 0.5
    return atan2(left_z, uz) * RADIAN, atan2(fz, flat) * RADIAN, atan2(fy, fx) * RADIAN


def outs_of(field: Field, course: Course, *, drawn: bool) -> list[Out]:
    """Every run of a field that did not finish."""
    rows, chain = field.result.results, field.chain
    found = []
    for i in range(len(field.runs)):
        row = rows[i]
        status = int(row[at.R_STATUS])
        if status == at.FINISHED:
            continue
        k = int(row[at.R_K])
        segment = chain.segments[k]
        lap, began = lap_of(chain, k)
        takeoff = chain.segments[int(row[at.R_TAKEOFF_K])].kind
        reason = reason_of(
            EndFacts(
                status=status,
                kind=segment.kind,
                takeoff_kind=takeoff,
                air_time=float(row[at.R_AIR_TIME]),
                last_flight=float(row[at.R_LAST_FLIGHT]),
                since_landing=float(row[at.R_TIME] - row[at.R_LANDED_AT]),
            )
        )
        roll, pitch, yaw = attitude(row)
        found.append(
            Out(
                run=int(field.runs[i]),
                drawn=drawn,
                piece=f"{course.pieces[segment.piece].title} ({segment.piece + 1})",
                piece_index=segment.piece,
                lap=lap,
                lane=segment.lane,
                s_m=float(row[at.R_PROGRESS]) - began,
                race_s_m=float(row[at.R_PROGRESS]),
                time_s=float(row[at.R_TIME]),
                speed_m_s=float(row[at.R_SPEED]),
                roll_deg=roll,
                pitch_deg=pitch,
                yaw_deg=yaw,
                height_mm=1000.0 * float(row[at.R_HEIGHT]),
                air_time_s=float(row[at.R_AIR_TIME]),
                reason=reason,
            )
        )
    return found


def gathered(outs: Sequence[Out], chain: Chain, runs: int) -> list[OutPlace]:
    """Course-outs of one reason on one piece in one lap together, the likeliest first."""
    groups: dict[tuple[int, int, str], list[Out]] = defaultdict(list)
    for out in outs:
        groups[out.piece_index, out.lap, out.reason].append(out)
    places = []
    for members in groups.values():
        first = members[0]
        race_s = _mean(out.race_s_m for out in members)
        x, y = plan_point(chain, race_s)
        places.append(
            OutPlace(
                piece=first.piece,
                piece_index=first.piece_index,
                lap=first.lap,
                lane=first.lane,
                reason=first.reason,
                count=len(members),
                chance=len(members) / runs,
                s_m=_mean(out.s_m for out in members),
                speed_m_s=_mean(out.speed_m_s for out in members),
                x_m=x,
                y_m=y,
            )
        )
    return sorted(places, key=lambda place: (-place.count, place.lap, place.s_m))


def plan_point(chain: Chain, progress: float) -> tuple[float, float]:
    """World x and y of the lane centre at a place of the race [m]."""
    k = max((index for index, begin in enumerate(chain.progress) if begin <= progress), default=0)
    segment = chain.segments[k]
    s = progress - chain.progress[k] - segment.half_length
    point = world_point(segment, s, 0.0, 0.0)
    return point[0], point[1]


def _mean(numbers: Iterable[float]) -> float:
    items = list(numbers)
    return sum(items) / len(items)
