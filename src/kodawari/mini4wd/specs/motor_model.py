"""From what is printed on a motor to its electrical constants, and how sure they are.

A DC motor follows V = R i + k w and T = k (i - i0): three unknowns. A maker prints a box, ranges of speed,
torque and current between 2.4 and 3.0 V at a recommended load, and the ends of these ranges do not pair up.
So a printed line fixes two combinations, each within its range, and the third comes from what all motors of
one housing share: the torque T0 = k i0 that turns the motor itself.

The posterior is a small quadrature. Speed n and current i at the middle torque and middle voltage stand at
the middles of their ranges, ± a quarter of the width, cut off at the ends; T0 follows its prior. Each node
(n, i, T0) gives

    k = (T + T0) / i,    R = (V - k w) / i,    i0 = T0 / k

and the weight likelihood x prior(k, R) x |d(ln k, ln R) / d(i, n)|. Where somebody has measured the speed
without load, (V - R i0)/k is held against that too, and R against a data sheet where there is one. The result
is a median and a covariance of (ln k, ln R, ln i0). The shipped table is recomputed by
`python -m kodawari.mini4wd.specs.motor_model`.
"""

from functools import cache
from pathlib import Path

import msgspec

from kodawari.errors import KodawariError
from kodawari.files import data_path, read_toml, write_atomically
from kodawari.mini4wd.specs._base import check_figures
from kodawari.mini4wd.specs._load import load_specs
from kodawari.mini4wd.specs._motor_fit import fit_motor
from kodawari.mini4wd.specs._motor_types import MotorConstants, MotorPosterior, MotorPriors

__all__ = [
    "MotorConstants",
    "MotorPosterior",
    "MotorPriors",
    "fit_motor",
    "load_priors",
    "motor_posterior",
    "table_text",
]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shipped file."""

    motor: dict[str, MotorPosterior]


def _path() -> Path:
    return data_path("mini4wd", "specs", "motor_posteriors.toml")


@cache
def _table() -> _Table:
    return read_toml(_path(), _Table)


def motor_posterior(motor: str) -> MotorPosterior:
    """The shipped posterior of one motor.

    Raises:
        KodawariError: The table holds no such motor.
    """
    found = _table().motor.get(motor)
    if found is None:
        raise KodawariError(
            f"no electrical constants for the motor '{motor}'",
            file=str(_path()),
            mend="Run `python -m kodawari.mini4wd.specs.motor_model`.",
        )
    return found


def load_priors() -> MotorPriors:
    """The priors that ship with Kodawari."""
    path = data_path("mini4wd", "specs", "motor_priors.toml")
    priors = read_toml(path, MotorPriors)
    check_figures(priors, file=str(path))
    return priors


_HEAD = """\
# Electrical constants of motors, computed from motors.toml and motor_priors.toml: medians, and the lower
# triangle of the Cholesky factor of the covariance of (ln k, ln R, ln i0), row by row. Do not edit; run
# `python -m kodawari.mini4wd.specs.motor_model` instead. `partial` marks motors that print less than a whole
# line.
"""


def table_text() -> str:
    """The whole table, recomputed, as the shipped file holds it."""
    priors = load_priors()
    parts = [_HEAD]
    for key, spec in load_specs().motor.items():
        found = fit_motor(spec, priors)
        factor = ", ".join(f"{x:.4g}" for x in found.factor)
        parts.append(
            f"\n[motor.{key}]\n"
            f"constant_mN_m_A = {found.constant_mN_m_A:.4g}\n"
            f"resistance_ohm = {found.resistance_ohm:.4g}\n"
            f"no_load_current_A = {found.no_load_current_A:.4g}\n"
            f"factor = [{factor}]\n"
            f"partial = {str(found.partial).lower()}\n"
        )
    return "".join(parts)


if __name__ == "__main__":
    write_atomically(_path(), table_text())
