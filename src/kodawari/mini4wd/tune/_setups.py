"""From candidates of a study to set-ups: a car file, an inspection, and what differs from the base car."""

import msgspec

from kodawari.mini4wd.build import car_text
from kodawari.mini4wd.race import Interval
from kodawari.mini4wd.tune._make import car_of
from kodawari.mini4wd.tune._problem import SetupProblem
from kodawari.mini4wd.tune._words import areas, title_of, words_for, words_on_base
from kodawari.mini4wd.tune.outcome import PartChange, Setup
from kodawari.tuning import Attribution, Candidate, Effect, Point

__all__ = ["SetupMaker"]


class SetupMaker:
    """Turns candidates of a study into set-ups."""

    def __init__(self, problem: SetupProblem, base: Point) -> None:
        self._problem, self._base = problem, base

    def setup(self, found: Candidate, rank: int, attribution: Attribution | None) -> Setup:
        """A candidate with its car, its inspection and its changes."""
        problem, laps = self._problem, self._problem.chain.laps
        is_base = found.point == self._base
        name = problem.box.car.car.name if is_base else f"{problem.box.name}, set-up {rank or found.key[:6]}"
        file = car_of(problem.box, found.point, name=name)
        time = found.time
        return Setup(
            name=name,
            car=msgspec.to_builtins(file),
            toml=car_text(file),
            point=dict(found.point),
            lap_time_s=None if time is None else _interval(time.median, time.low, time.high, 1.0 / laps),
            race_time_s=None if time is None else _interval(time.median, time.low, time.high, 1.0),
            finish=found.chance,
            confirmed=found.confirmed,
            fresh=found.fresh,
            runs=found.runs,
            inspection=problem.inspection(found.point).to_json_dict(),
            changes=self.changes(found.point, attribution),
        )

    def changes(self, point: Point, attribution: Attribution | None) -> tuple[PartChange, ...]:
        """What differs from the base, area by area, in the order of its use where that was measured."""
        base, members = self._problem.box.base, areas(self._problem.space)
        changed = [area for area in members if words_for(area, point, base) != words_on_base(area, base)]
        steps = () if attribution is None else attribution.path
        step_of = {area: step for step in steps for area in members if area in step.change.names}
        order = [area for step in steps for area in changed if step_of.get(area) is step]
        order += [area for area in changed if area not in order]
        told: set[int] = set()
        changes = []
        for area in order:
            step = step_of.get(area)
            # a step that holds several areas tells its effect once, with the first of them
            effect = None if step is None or id(step) in told else step.effect
            told.add(id(step))
            others = [] if step is None else [title_of(key) for key in changed if step_of.get(key) is step]
            changes.append(self._change(area, point, effect, tuple(t for t in others if t != title_of(area))))
        return tuple(changes)

    def _change(
        self, area: str, point: Point, effect: Effect | None, together: tuple[str, ...]
    ) -> PartChange:
        base, laps = self._problem.box.base, self._problem.chain.laps

        def per_lap(seconds: float | None) -> float | None:
            return None if seconds is None else seconds / laps

        return PartChange(
            place=title_of(area),
            before=words_on_base(area, base),
            after=words_for(area, point, base),
            lap_time_s=per_lap(effect.time) if effect else None,
            lap_time_low_s=per_lap(effect.time_low) if effect else None,
            lap_time_high_s=per_lap(effect.time_high) if effect else None,
            finish=effect.chance if effect else None,
            finish_low=effect.chance_low if effect else None,
            finish_high=effect.chance_high if effect else None,
            together=together,
        )


def _interval(median: float, low: float, high: float, factor: float) -> Interval:
    return Interval(median=median * factor, low=low * factor, high=high * factor)
