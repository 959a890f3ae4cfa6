"""Published readings beside what the model says of them, before and after the fit."""

from collections.abc import Iterator

from kodawari.fit import Posterior
from kodawari.keyed import key_of
from kodawari.mini4wd.build import sizes_of, uncertain_balance
from kodawari.mini4wd.evidence._data import load_readings
from kodawari.mini4wd.evidence._quantiles import middle_90
from kodawari.mini4wd.evidence._races import with_parts
from kodawari.mini4wd.evidence.outcome import Check

__all__ = ["checks"]


def checks(posterior: Posterior) -> Iterator[Check]:
    """Every reading of the fit, then the scales that it has not used."""
    yield from _fitted(posterior)
    yield from _scales()


def _fitted(posterior: Posterior) -> Iterator[Check]:
    import numpy as np  # noqa: PLC0415 - heavy, and only needed when something was fitted

    problem = posterior.problem
    chance = np.random.Generator(np.random.Philox(key=key_of("prior draws")))
    before = problem.predicted(chance.standard_normal(posterior.scores.shape))
    after = posterior.predicted
    sources = _sources()
    for column, reading in enumerate(problem.readings):
        luck = np.exp(reading.error * chance.standard_normal(len(after)))
        yield Check(
            id=reading.id,
            unit="m/s" if reading.id.endswith("/top") else "s",
            read=reading.value,
            before=middle_90(before[:, column] * luck),
            after=middle_90(after[:, column] * luck),
            fitted=True,
            source=sources[column],
        )


def _sources() -> list[str]:
    """Sources of the readings, in their order."""
    data = load_readings()
    figures = [lap.scaled_s for lap in data.flat.lap]
    figures += [f for run in data.checker.run for f in (run.time_s, run.top_kmh) if f is not None]
    return [figure.source for figure in figures]


def _scales() -> Iterator[Check]:
    """What the parts of a box-stock car add up to, beside what somebody's scales showed."""
    for scale in load_readings().scale:
        build = with_parts(scale.car, motor=scale.motor)
        mass = sizes_of(build).mass_g.computed.ends
        share = uncertain_balance(build).front_percent.ends
        rows = (("mass", "g", scale.mass_g, mass, 1.0), ("front", "%", scale.front_share, share, 100.0))
        for what, unit, figure, computed, factor in rows:
            yield Check(
                id=f"scale/{scale.car}/{scale.motor}/{what}",
                unit=unit,
                read=factor * figure.quantity("").ends[1],
                before=None,
                after=(computed[0], computed[1], computed[2]),
                fitted=False,
                source=figure.source,
            )
