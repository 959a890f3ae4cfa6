"""Section `confirmation`: how often does the test on fresh runs pass a set-up, by its true chance?

Cars differ by a normal spread of the logit of their chance, as in `synthetic.py`. A set-up is truly good
enough when 95 % of its cars finish with at least the wanted chance.
"""

from bench.section import Cell, Section, Table
from bench.synthetic import FINISH, GROUP, SPREAD, needed_stability

from kodawari.exact import exp, normal_quantile
from kodawari.tuning import Budget, Choice, Outcomes, Point, Settings, Space, Stream, run_study

__all__ = ["SECTION"]

OFFSETS = (-0.6, -0.3, 0.0, 0.3, 0.6, 1.0, 1.5)


class OneSetUp:
    """A problem with a single set-up of known stability."""

    def __init__(self, stability: float) -> None:
        self.space = Space([Choice(name="only", values=("this",))])
        self.stability = stability

    def definition(self) -> dict[str, float]:
        """What decides the results."""
        return {"stability": self.stability}

    def is_allowed(self, point: Point) -> None:
        """Everything is allowed."""

    def evaluate(self, point: Point, *, runs: int, seed: int, first_run: int) -> Outcomes:  # noqa: ARG002 - one point
        """Runs that finish or not; the time does not matter here."""
        numbers = range(first_run, first_run + runs)
        times = [
            8.0 if Stream(seed, run).uniform() < self._chance(seed, run // GROUP) else None for run in numbers
        ]
        return Outcomes.of(times, (run // GROUP for run in numbers))

    def marginal(self) -> float:
        """Mean chance over cars, by the midpoints of 200 equally likely slices."""
        slices = [normal_quantile((place + 0.5) / 200) for place in range(200)]
        return sum(1.0 / (1.0 + exp(-(self.stability + SPREAD * z))) for z in slices) / 200

    def _chance(self, seed: int, group: int) -> float:
        return 1.0 / (1.0 + exp(-(self.stability + SPREAD * Stream("car", seed, group).normal())))


def run(quick: bool) -> Table:
    """Pass rates around the limit."""
    studies = 20 if quick else 200
    settings = Settings(finish=FINISH, sampler="random", wanted=1, front_points=0)
    rows: list[tuple[Cell, ...]] = []
    for offset in OFFSETS:
        problem = OneSetUp(needed_stability() + offset)
        results = [
            run_study(problem, budget=Budget(runs=10_000), seed=seed, settings=settings)
            for seed in range(studies)
        ]
        passed = sum(result.best[0].confirmed for result in results)
        mean_runs = sum(result.counts.runs for result in results) / studies - settings.rungs[0]
        rows.append(
            (
                f"{offset:+.1f}".replace("-", "−"),
                100.0 * problem.marginal(),
                100.0 * passed / studies,
                round(mean_runs),
            )
        )
    columns = ("logit from the limit", "mean chance, %", "passed, %", "fresh runs")
    note = (
        f"{studies} set-ups per row; wanted chance {100 * FINISH:g} %, "
        f"{settings.confirm_runs} runs at the first look."
    )
    return Table(columns, rows, (note,))


SECTION = Section("confirmation", "Confirmation on fresh runs near the limit", run, order=50)
