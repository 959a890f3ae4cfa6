"""What the fit to measured runs changed, and what it says of laps that nobody has published."""

import numpy as np
from sheet import Sheet

from kodawari.fit import Moved
from kodawari.mini4wd.evidence import calibration, fit_world, flat_lap_s
from kodawari.quantity import format_number

__all__ = ["flat_laps", "prior_posterior"]

NORMAL_90 = 1.645
"""Score of the ends of a normal law's middle 90 %."""

NAMES = {
    "drivetrain.efficiency": "efficiency of the gears",
    "drivetrain.drag_mN_m": "constant drag of the gears, mN·m",
    "drivetrain.drag_mN_m_s": "viscous drag of the gears, mN·m·s",
    "bearing.plastic.drag_mN_m": "plastic bushes, mN·m",
    "battery.neo-champ.emf_V": "voltage of the cells, V",
    "battery.neo-champ.resistance_ohm": "resistance of the cells, Ω",
    "battery.contact_ohm": "resistance of the contacts, Ω",
    "tyre.friction": "friction of the tyres",
    "tyre.slip_ratio": "slip of the tyres",
    "tyre.rolling_resistance": "rolling resistance",
    "roller.friction": "friction of rim on wall",
    "roller.bearing_mN_m.ball": "roller's ball bearing, mN·m",
    "air.drag_area_mm2": "drag area, mm²",
    "checker.drag_mN": "checker's constant drag, mN",
    "checker.drag_mN_s_m": "checker's viscous drag, mN·s/m",
    "checker.mass_g": "checker's rollers, g",
    "checker.scale": "checker's scale",
    **{
        f"motor.{motor}.score-{letter}": f"{title}: {what}"
        for motor, title in (
            ("sprint-dash", "Sprint-Dash"),
            ("hyper-dash-3", "Hyper-Dash 3"),
            ("light-dash", "Light-Dash"),
        )
        for letter, what in (("k", "torque constant"), ("r", "resistance"))
    },
}
"""The shared unknowns, in words; of the motors the two that decide."""


def prior_posterior() -> Sheet:
    """Each shared unknown: 90 % before the fit in grey, after it in colour, in deviations of the prior."""
    rows = {row.key: row for row in fit_world().moved()}
    chosen = [(key, rows[key]) for key in NAMES]
    height = 64 + 22 * len(chosen)
    sheet = Sheet(760, height, "How far each shared unknown moved from its prior, in deviations of the prior")
    left, scale, top = 430.0, 80.0, 34.0
    for tick in (-2, -1, 0, 1, 2):
        x = left + scale * tick
        sheet.line((x, top), (x, height - 30.0), "rule", wide=0.8)
        sheet.words(format_number(tick, digits=0), (x, height - 14.0), anchor="middle")
    sheet.words("before: 90 % in grey", (left - scale * NORMAL_90, 20.0))
    sheet.words("after: 90 % and median", (left + 40.0, 20.0), "signal")
    sheet.words("prior deviations", (650.0, height - 14.0))
    sheet.words("after, 90 %", (648.0, 20.0))
    for index, (key, row) in enumerate(chosen):
        y = top + 14.0 + 22.0 * index
        sheet.words(NAMES[key], (12.0, y + 4.0), "ink")
        sheet.line((left - scale * NORMAL_90, y), (left + scale * NORMAL_90, y), "rule", wide=5.0)
        low, high = (row.shift + side * NORMAL_90 * row.width for side in (-1.0, 1.0))
        sheet.line((left + scale * low, y), (left + scale * high, y), "signal", wide=2.0)
        sheet.circle((left + scale * row.shift, y), 3.0, "", fill="signal")
        if not key.startswith("motor."):
            sheet.words(_interval(row), (648.0, y + 4.0))
    return sheet


def _interval(row: Moved) -> str:
    digits = 0 if row.median > 100 else 1 if row.median > 10 else 2 if row.median > 0.2 else 4
    return f"{format_number(row.low, digits=digits)}–{format_number(row.high, digits=digits)}"


def flat_laps() -> Sheet:
    """Flying laps of the flat course by gear ratio: bands of 90 %, medians, and the three published laps."""
    posterior = fit_world()
    sheet = Sheet(720, 380, "Flying laps of the flat 6.34 m course by gear ratio and motor, with 90 % bands")
    ratios = np.linspace(3.5, 5.0, 16)
    left, right, top, bottom = 70.0, 590.0, 30.0, 320.0
    slow, fast = 1.5, 0.8

    def at(ratio: float, time: float) -> tuple[float, float]:
        x = left + (ratio - 3.5) / 1.5 * (right - left)
        return x, top + (slow - time) / (slow - fast) * (bottom - top)

    for tick in (0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5):
        sheet.line(at(3.5, tick), at(5.0, tick), "rule", wide=0.8)
        sheet.words(format_number(tick, digits=1), (left - 10.0, at(3.5, tick)[1] + 4.0), anchor="end")
    for ratio in (3.5, 3.7, 4.0, 4.2, 5.0):
        sheet.words(f"{ratio:.1f} : 1", (at(ratio, fast)[0], bottom + 22.0), anchor="middle")
    sheet.words("lap, s", (left - 44.0, 18.0))
    sheet.words("gear ratio", (right + 30.0, bottom + 22.0))
    looks = (("light-dash", "ink", "Light-Dash", ""), ("hyper-dash-3", "rival", "Hyper-Dash 3", "7 3"),
             ("sprint-dash", "signal", "Sprint-Dash", "2 3"))  # fmt: skip
    for motor, colour, title, dash in looks:
        laps = np.quantile(
            np.stack([flat_lap_s(posterior.values, motor, float(r)) for r in ratios]),
            (0.05, 0.5, 0.95),
            axis=1,
        )
        for row, wide in zip(laps, (0.8, 2.2, 0.8), strict=True):
            line = [at(float(r), float(t)) for r, t in zip(ratios, row, strict=True)]
            sheet.path(line, colour, wide=wide, dash="" if wide < 1.0 else dash)
        sheet.words(title, (right + 12.0, at(5.0, float(laps[1][-1]))[1] + 4.0), colour)
    for reading in calibration().readings[:3]:
        ratio = float(reading.id.rsplit("/", maxsplit=1)[-1])
        sheet.circle(at(ratio, reading.value), 5.0, "paper", fill="ink")
    sheet.words("dots: published laps; thin lines hold 90 % of what is believed", (left, 366.0))
    return sheet
