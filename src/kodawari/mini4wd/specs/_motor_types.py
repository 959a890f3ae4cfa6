# ruff: noqa: N815 - field names end in their unit, and the case of a unit has a meaning
"""The electrical model of a motor: constants, their posterior, their priors."""

from typing import NamedTuple

import msgspec

from kodawari import exact
from kodawari.mini4wd.specs._base import Band
from kodawari.quantity import Figure

__all__ = ["RPM", "MotorConstants", "MotorPosterior", "MotorPriors", "Usual"]

RPM = 2.0 * exact.PI / 60.0
"""One turn per minute in rad/s."""


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
