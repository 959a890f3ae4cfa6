"""The quadrature behind the motor posteriors; `motor_model` says what it computes."""

import math
from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from kodawari import exact
from kodawari.errors import KodawariError
from kodawari.mini4wd.specs._base import Band
from kodawari.mini4wd.specs._drive import MotorSpec
from kodawari.mini4wd.specs._motor_types import RPM, MotorPosterior, MotorPriors
from kodawari.quantity import Figure

__all__ = ["fit_motor"]

_NODES = tuple(-2.0 + 0.4 * step for step in range(11))
_LOAD_NODES = (-2.0, -1.0, 0.0, 1.0, 2.0)


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
    free: _Normal | None
    winding: _Normal | None
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
        None if spec.free_rpm is None else _log(spec.free_rpm),
        None if spec.winding_ohm is None else _log(spec.winding_ohm),
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
        if line.free is not None:
            # without load the motor draws i0 = T0/k: w_free = (V - R T0/k)/k
            free = (line.voltage - drop / i * own_torque / k) / k
            belief *= line.free.weight(exact.log(free / RPM)) if free > 0 else 0.0
        if line.winding is not None:
            belief *= line.winding.weight(ln_r)
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
