"""Cells, motor and gears: the torque on the axles as a line in the wheel spin, to be solved implicitly."""

import math

from kodawari.compiled import inlined

STILL_SPIN = 0.5
"""Wheel spin at which constant drag reaches 71 % of its value [rad/s]: smooth around standstill."""


@inlined
def open_voltage(used: float, emf: float, sag: float, knee: float) -> float:
    """Open-circuit voltage of the cells [V] when the share `used` of their charge is gone."""
    return emf - sag * used - knee * used * used * used


@inlined
def motor_line(
    spin: float, ratio: float, constant: float, resistance: float, no_load: float, volts: float,
    forward: float, backward: float,
) -> tuple[float, float, float]:  # fmt: skip
    """Axle torque of the motor as τ0 - τ1 Ω, from V = R i + k w and torque = k (i - i0).

    The motor's own friction k·i0 opposes its turning. Gears pass `forward` of the torque when the motor
    drives, and `backward` (1 / efficiency, or the same) when the wheels drive the motor.

    Args:
        spin: Present wheel spin Ω [rad/s].
        ratio: Motor turns per wheel turn.
        constant: k [N m/A].
        resistance: Of the whole circuit [Ω].
        no_load: i0 [A].
        volts: Open-circuit voltage [V].
        forward: Gear efficiency when driving.
        backward: The factor when driven.

    Returns:
        τ0 [N m], τ1 [N m s], both ≥ 0 for V ≥ 0; gear factor that was used.
    """
    k = ratio * constant
    turning = spin / math.sqrt(spin * spin + STILL_SPIN * STILL_SPIN)
    current = (volts - k * spin) / resistance
    share = forward if current - no_load * turning > 0.0 else backward
    friction = no_load / math.sqrt(spin * spin + STILL_SPIN * STILL_SPIN)
    return share * k * volts / resistance, share * k * (k / resistance + friction), share


@inlined
def drag_slope(spin: float, drag: float, viscous: float, rolling: float) -> float:
    """Torque per spin of what holds the axles back: constant, rolling and viscous drag [N m s]."""
    return (drag + rolling) / math.sqrt(spin * spin + STILL_SPIN * STILL_SPIN) + viscous
