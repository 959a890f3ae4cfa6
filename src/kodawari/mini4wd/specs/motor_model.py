# ruff: noqa: N815 - field names end in their unit, and the case of a unit has a meaning
"""From what is printed on a motor to its electrical constants, and how sure they are.

A DC motor follows V = R i + k w and T = k (i - i0): three unknowns. A maker prints a box, ranges of speed, torque and
current between 2.4 and 3.0 V at a recommended load, and the ends of these ranges do not pair up. So a printed
line fixes two combinations, each within its range, and the third comes from what all motors of one housing
share: the torque T0 = k i0 that turns the motor itself.

The posterior is a small quadrature. Speed n and current i at the middle torque and middle voltage stand at
the middles of their ranges, ± a quarter of the width, cut off at the ends; T0 follows its prior. Each node
(n, i, T0) gives

    k = (T + T0) / i,    R = (V - k w) / i,    i0 = T0 / k

and the weight likelihood x prior(k, R) x |d(ln k, ln R) / d(i, n)|. The result is a median and a covariance
of (ln k, ln R, ln i0). `python -m kodawari.mini4wd.specs.motor_model` recomputes the shipped table.
"""

import math
from collections.abc import Iterable
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

import msgspec

from kodawari import exact
from kodawari.errors import KodawariError
from kodawari.files import data_path, read_toml, write_atomically
from kodawari.mini4wd.specs._base import Band, check_figures
from kodawari.mini4wd.specs._drive import MotorSpec
from kodawari.mini4wd.specs._load import load_specs
from kodawari.quantity import Figure

__all__ = ["MotorConstants", "MotorPosterior", "MotorPriors", "fit_motor", "motor_posterior", "table_text"]

RPM = 2.0 * exact.PI / 60.0
"""One turn per minute in rad/s."""

_NODES = tuple(-2.0 + 0.4 * step for step in range(11))
_LOAD_NODES = (-2.0, -1.0, 0.0, 1.0, 2.0)


class Usual(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What motors of one series usually do, for those that print less: speed, torque, current."""

    speed_rpm: Figure
    load_mN_m: Figure
    load_A: Figure


class MotorPriors(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is believed before the printed figures are read.

    Attributes:
        constant_mN_m: Torque per ampere, k.
        winding_ohm: Winding and brush resistance, R.
        own_torque_mN_m: Torque that turns the motor itself, k i0.
        voltage: Voltage range of the printed figures where a motor states none.
        usual: Usual figures by series.
    """

    constant_mN_m: Figure
    winding_ohm: Figure
    own_torque_mN_m: Figure
    voltage: Band
    usual: dict[str, Usual]


class MotorConstants(NamedTuple):
    """Constants of one motor: k [N m/A], R [ohm], i0 [A]."""

    constant: float
    resistance: float
    no_load_current: float

    def speed(self, voltage: float, torque: float) -> float:
        """Speed [rad/s] at a voltage [V] and a shaft torque [N m]."""
        return (voltage - self.current(torque) * self.resistance) / self.constant

    def current(self, torque: float) -> float:
        """Current [A] at a shaft torque [N m]."""
        return torque / self.constant + self.no_load_current


class MotorPosterior(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Median constants of a motor type and how they vary together.

    Attributes:
        constant_mN_m_A: Median torque constant, equal to the back-EMF constant in mV s/rad.
        resistance_ohm: Median resistance of winding and brushes.
        no_load_current_A: Median current of the unloaded motor.
        factor: Lower triangle, row by row, of the Cholesky factor of the covariance of (ln k, ln R, ln i0).
        partial: True where the motor prints less than a whole line.
    """

    constant_mN_m_A: float
    resistance_ohm: float
    no_load_current_A: float
    factor: tuple[float, float, float, float, float, float]
    partial: bool

    def at(self, z: tuple[float, float, float] = (0.0, 0.0, 0.0)) -> MotorConstants:
        """The constants at standard normal scores `z`; all zero is the median."""
        a, b, c, d, e, f = self.factor
        shift = (a * z[0], b * z[0] + c * z[1], d * z[0] + e * z[1] + f * z[2])
        return MotorConstants(
            1e-3 * self.constant_mN_m_A * exact.exp(shift[0]),
            self.resistance_ohm * exact.exp(shift[1]),
            self.no_load_current_A * exact.exp(shift[2]),
        )


class _Normal(NamedTuple):
    """A normal belief: middle and standard deviation."""

    middle: float
    deviation: float

    def weight(self, x: float) -> float:
        return exact.exp(-0.5 * ((x - self.middle) / self.deviation) ** 2)


class _Node(NamedTuple):
    """One point of the quadrature, in logarithms."""

    ln_k: float
    ln_r: float
    ln_i0: float
    weight: float


class _Line(NamedTuple):
    """A printed line, in SI units."""

    voltage: float
    torques: tuple[tuple[float, float], ...]
    speed: _Normal
    current: _Normal
    partial: bool


def _figure(figure: Figure) -> _Normal:
    """A figure as a normal belief: its interval is 95 %."""
    low, value, high = figure.quantity("").ends
    return _Normal(value, max(0.25 * (high - low), 1e-9))


def _log(figure: Figure) -> _Normal:
    """A positive figure as a belief about its logarithm."""
    low, value, high = figure.quantity("").ends
    return _Normal(exact.log(value), 0.25 * (exact.log(high) - exact.log(low)))


def _band(band: Band) -> _Normal:
    """A printed range: the type stands in its middle, give or take a quarter of the width."""
    return _Normal(band.middle, max(0.25 * (band.high - band.low), 0.02 * band.middle))


def _line(spec: MotorSpec, priors: MotorPriors) -> _Line:
    """What is known of a motor, with the usual figures of its series where it prints none."""
    usual = priors.usual[spec.series]
    speed = _band(spec.rpm) if spec.rpm else _figure(spec.speed_rpm or usual.speed_rpm)
    current = _band(spec.amperes) if spec.amperes else _figure(usual.load_A)
    if spec.torque:
        torques: tuple[tuple[float, float], ...] = ((1e-3 * spec.torque.middle, 1.0),)
    else:
        load = _figure(spec.load_mN_m or usual.load_mN_m)
        torques = tuple(
            (1e-3 * (load.middle + z * load.deviation), exact.exp(-0.5 * z * z)) for z in _LOAD_NODES
        )
    return _Line(
        (spec.voltage or priors.voltage).middle,
        torques,
        _Normal(RPM * speed.middle, RPM * speed.deviation),
        current,
        partial=not (spec.rpm and spec.torque and spec.amperes),
    )


def _nodes(line: _Line, priors: MotorPriors) -> Iterable[_Node]:
    """The points of the quadrature with their weights; points without a positive resistance do not exist."""
    own, k_prior, r_prior = (
        _log(priors.own_torque_mN_m),
        _log(priors.constant_mN_m),
        _log(priors.winding_ohm),
    )
    gauss = {z: exact.exp(-0.5 * z * z) for z in _NODES}
    for z_speed, z_current, z_own, (torque, load_weight) in product(_NODES, _NODES, _NODES, line.torques):
        w = line.speed.middle + z_speed * line.speed.deviation
        i = line.current.middle + z_current * line.current.deviation
        own_torque = 1e-3 * exact.exp(own.middle + z_own * own.deviation)
        k = (torque + own_torque) / i if i > 0 else 0.0
        drop = line.voltage - k * w
        if min(i, w, torque, drop) <= 0:
            continue
        ln_k, ln_r = exact.log(k), exact.log(drop / i)
        jacobian = k / (i * drop)
        belief = k_prior.weight(ln_k + exact.log(1e3)) * r_prior.weight(ln_r)
        weight = gauss[z_speed] * gauss[z_current] * gauss[z_own] * load_weight * belief * jacobian
        yield _Node(ln_k, ln_r, exact.log(own_torque) - ln_k, weight)


def _median(pairs: Iterable[tuple[float, float]]) -> float:
    """Weighted median of (value, weight) pairs."""
    ordered = sorted(pairs)
    half = 0.5 * math.fsum(weight for _, weight in ordered)
    run = 0.0
    for value, weight in ordered:
        run += weight
        if run >= half:
            return value
    return ordered[-1][0]


def _cholesky(nodes: list[_Node]) -> tuple[float, float, float, float, float, float]:
    """Lower factor of the weighted covariance of the three logarithms."""
    total = math.fsum(node.weight for node in nodes)
    means = [math.fsum(node.weight * node[axis] for node in nodes) / total for axis in range(3)]

    def covariance(p: int, q: int) -> float:
        return math.fsum(n.weight * (n[p] - means[p]) * (n[q] - means[q]) for n in nodes) / total

    a = math.sqrt(covariance(0, 0))
    b, d = covariance(1, 0) / a, covariance(2, 0) / a
    c = math.sqrt(covariance(1, 1) - b * b)
    e = (covariance(2, 1) - d * b) / c
    f = math.sqrt(max(covariance(2, 2) - d * d - e * e, 0.0))
    return _round(a), _round(b), _round(c), _round(d), _round(e), _round(f)


def fit_motor(spec: MotorSpec, priors: MotorPriors) -> MotorPosterior:
    """The posterior of a motor type from what is printed on it.

    Raises:
        KodawariError: The printed figures contradict the motor equation for every positive resistance.
    """
    line = _line(spec, priors)
    nodes = list(_nodes(line, priors))
    if not nodes:
        raise KodawariError(
            f"the printed figures of '{spec.name}' leave no voltage for a resistance",
            mend="Check its speed, torque and current.",
        )
    middle = [exact.exp(_median((node[axis], node.weight) for node in nodes)) for axis in range(3)]
    return MotorPosterior(
        constant_mN_m_A=_round(1e3 * middle[0]),
        resistance_ohm=_round(middle[1]),
        no_load_current_A=_round(middle[2]),
        factor=_cholesky(nodes),
        partial=line.partial,
    )


def _round(x: float) -> float:
    """Four significant figures: what the table prints is what the solver uses."""
    return float(f"{x:.4g}")


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
