"""From a car to the rows and tables that the kernels read, one for each draw of what is unknown."""

from dataclasses import dataclass
from math import pi

import numpy as np
from numpy.typing import NDArray

from kodawari.kei.drive import _gears
from kodawari.kei.drive._couplings import clutch_table, converter_table
from kodawari.kei.drive._draws import Draws
from kodawari.kei.drive._layout import COUNT, INDEX, NAMES
from kodawari.kei.drive._torque import Engine, electric_table, full_torque, grid, unblown_torque
from kodawari.kei.drive.car import RoadCar

__all__ = ["Batch", "era", "make_batch"]

Array = NDArray[np.float64]

NO_LIMIT = 1e6
RPM = 2.0 * pi / 60.0
CAP_W = 64 * 735.49875
"""The rating that Japanese makers agreed not to exceed [W]."""
AIR = 1.20
"""Density of air at 20 °C and sea level [kg/m³]."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Cars side by side, ready for the kernels.

    Attributes:
        p: Numbers by `_layout`, shape (cars, numbers).
        ratios: Overall ratios, shape (cars, 8), 0 where there is no gear.
        torque: Torque tables, shape (cars, 4, 96).
        step: Their steps [rad/s], shape (cars,).
        kerb: Kerb mass [kg].
        laden: Mass with everything the certificate allows [kg].
    """

    p: Array
    ratios: Array
    torque: Array
    step: Array
    kerb: Array
    laden: Array

    def column(self, name: str) -> Array:
        """One number of every car, a view."""
        return self.p[:, INDEX[name]]

    def with_(self, **columns: Array | float) -> "Batch":
        """A copy with some numbers replaced."""
        p = self.p.copy()
        for name, value in columns.items():
            p[:, INDEX[name]] = value
        return Batch(p, self.ratios, self.torque, self.step, self.kerb, self.laden)

    @staticmethod
    def joined(parts: "list[Batch]") -> "Batch":
        """Several batches as one."""
        return Batch(*(np.concatenate([getattr(part, name) for part in parts]) for name in Batch.__slots__))


def era(year: int, *starts: int) -> int:
    """The last of some years that a car is not older than; the first for older ones."""
    return max((start for start in starts if start <= year), default=min(starts))


def make_batch(car: RoadCar, draws: Draws) -> Batch:
    """Every draw of a car as a row.

    Raises:
        KodawariError: The car names a body or gearbox that no prior describes.
    """
    row = {name: np.zeros(draws.count) for name in NAMES}
    kerb = draws.known("kerb", car.kerb_kg)
    row["mass"] = kerb + draws.prior("load")
    _body(car, draws, row)
    _tyres(car, draws, row)
    _losses(car, draws, row)
    engine = None
    if car.gearbox == "electric":
        _electric(car, draws, row)
    else:
        engine = _engine(car, draws, row)
    ratios = _overall(car, draws, row)
    torque, step = _tables(car, draws, row, engine)
    p = np.empty((draws.count, COUNT))
    for name, place in INDEX.items():
        p[:, place] = row[name]
    return Batch(p, ratios, torque, step, kerb, kerb + draws.prior(f"laden.{car.load}"))


def _overall(car: RoadCar, draws: Draws, row: dict[str, Array]) -> Array:
    """Overall ratios; unknown ones of a changed car are those drawn for the car that it was."""
    if car.standard is None or car.has_known_gears:
        return _gears.overall(car, draws, row)
    standard = make_batch(car.standard, draws)
    change = 1.0 if car.final_change is None else draws.known("final", car.final_change)
    for name in ("cvt_high", "cvt_low"):
        row[name] = standard.column(name) * change
    return np.asarray(standard.ratios * np.reshape(change, (-1, 1)))


def _body(car: RoadCar, draws: Draws, row: dict[str, Array]) -> None:
    """Air and where the weight lies."""
    width = draws.either(car.width, f"width.{era(car.year, 1945, 1976, 1998)}")
    height = draws.either(car.height, f"height.{car.body}")
    fill = draws.prior("fill.open-wheeler" if car.body == "open-wheeler" else "fill")
    area = draws.known("area", car.area) if car.area is not None else fill * width * height
    if car.cd is not None:
        row["cda"] = draws.known("cd", car.cd) * area
    else:
        age = draws.prior(f"cd_era.{era(car.year, 1945, 1976, 1990, 2010)}")
        row["cda"] = draws.prior(f"cd.{car.body}") * age * area
    row["density"][:] = AIR
    front = draws.either(car.front_share, f"front_share.{car.layout}")
    arm = draws.prior("centre_height") * height / draws.either(car.wheelbase, "wheelbase")
    row["driven_wheels"][:] = 1.0 if car.driven == "all" else 0.5
    if car.driven == "all":
        row["driven_share"][:] = 1.0
    else:
        row["driven_share"] = front if car.driven == "front" else 1.0 - front
        row["transfer"] = -arm if car.driven == "front" else arm


def _tyres(car: RoadCar, draws: Draws, row: dict[str, Array]) -> None:
    off_road = car.body in {"offroad", "open-offroad"}
    row["rolling"] = draws.prior(
        "rolling.offroad" if off_road else f"rolling.{era(car.year, 1945, 1978, 2010)}"
    )
    row["grip"] = draws.prior(f"grip.{era(car.year, 1945, 1978, 2000)}")
    row["rim_mass"] = draws.prior("rim_mass")
    if car.tyre_radius is not None:
        row["radius"] = _gears.ROLLING_SHARE * draws.known("tyre_radius", car.tyre_radius)
    else:
        row["radius"] = draws.prior(f"tyre_radius.{era(car.year, 1945, 1985, 1998)}")


def _losses(car: RoadCar, draws: Draws, row: dict[str, Array]) -> None:
    """Gearbox, driver, and what else stands between engine and road."""
    box = car.gearbox
    geared = box in {"manual", "amt"}
    axle = "longitudinal" if car.layout == "FR" else "transverse"
    row["efficiency"] = draws.prior(
        f"efficiency.{('all' if car.driven == 'all' else axle) if geared else box}"
    )
    if not geared and car.driven == "all":
        row["efficiency"] *= draws.prior("efficiency.all") / draws.prior("efficiency.transverse")
    row["efficiency"] = np.minimum(row["efficiency"], 0.99)
    row["drag_torque"] = draws.prior(f"drag_torque.{'manual' if geared else box}")
    row["accessory_power"] = draws.prior(f"accessory.{'modern' if car.year >= 1978 else 'old'}")
    bite = {"manual": "manual", "amt": "amt", "electric": "electric"}.get(box, "automatic")
    row["ramp_s"] = draws.prior(f"ramp_s.{bite}")
    if box == "manual":
        row["shift_s"] = draws.prior("shift_s.manual" if car.year >= 1975 else "shift_s.manual-old")
    elif box in {"amt", "automatic"}:
        row["shift_s"] = draws.prior(f"shift_s.{box}")
    if box == "automatic":
        row["shift_torque"] = draws.prior("shift_torque.automatic")
    row["speed_limit"][:] = NO_LIMIT
    if car.speed_limit is not None:
        row["speed_limit"] = draws.known("speed_limit", car.speed_limit)


def _engine(car: RoadCar, draws: Draws, row: dict[str, Array]) -> Engine:
    """The engine's rated points as they count on the road, and its fuel."""
    boosted = "natural" if car.aspiration == "natural" else "boosted"
    stroke = "two-stroke" if car.strokes == 2 else "four-stroke"
    capped = boosted == "boosted" and abs(car.power_w.value - CAP_W) < 200.0
    scale = draws.prior("power.gross" if car.gross else "power.capped" if capped else "power.net")
    volume = draws.either(car.displacement, "displacement")
    angle = 2.0 * pi if car.strokes == 2 else 4.0 * pi
    power_speed = (
        draws.known("power_speed", car.power_speed)
        if car.power_speed is not None
        else RPM * draws.prior(f"power_rpm.{boosted}")
    )
    power = scale * draws.known("power", car.power_w)
    torque = (
        scale * draws.known("torque", car.torque)
        if car.torque is not None
        else draws.prior(f"peak_pressure.{boosted}") * volume / angle
    )
    torque_speed = (
        draws.known("torque_speed", car.torque_speed)
        if car.torque_speed is not None
        else power_speed * draws.prior(f"torque_share.{boosted}")
    )
    limit_kind = "two-stroke" if car.strokes == 2 else boosted
    row["limit"] = (
        draws.known("limit", car.limit)
        if car.limit is not None
        else power_speed * draws.prior(f"limit_share.{limit_kind}")
    )
    if car.gearbox == "cvt":
        row["limit"] = np.minimum(row["limit"], 1.05 * power_speed)
        row["cvt_speed"] = power_speed * draws.prior("cvt_speed")
    starter = "amt" if car.gearbox == "amt" else stroke
    row["launch"] = power_speed * draws.prior(f"launch_share.{starter}")
    row["torque_speed"], row["power"], row["power_speed"] = torque_speed, power, power_speed
    row["boost_s"] = draws.prior("boost_s")
    row["boost_kept"] = draws.prior("boost_kept") if car.aspiration == "turbo" else np.ones(draws.count)
    row["boost_kept"] = np.minimum(row["boost_kept"], 1.0)
    row["engine_inertia"] = draws.prior("engine_inertia") * volume / 660e-6
    row["displacement"], row["cycle_angle"][:] = volume, angle
    row["idle"] = RPM * draws.prior("idle_rpm")
    _fuel(car, draws, row)
    unblown = draws.prior("base_pressure") * volume / angle if car.aspiration == "turbo" else torque
    return Engine(
        power=power,
        power_speed=power_speed,
        torque=torque,
        torque_speed=torque_speed,
        low_end=np.minimum(draws.prior(f"low_end.{stroke}"), 0.9),
        unblown=np.minimum(unblown, torque),
        turbo=car.aspiration == "turbo",
        plateau=np.minimum(draws.prior("plateau"), 1.0) if boosted == "boosted" else np.zeros(draws.count),
    )


def _fuel(car: RoadCar, draws: Draws, row: dict[str, Array]) -> None:
    kind = "two-stroke" if car.strokes == 2 else str(era(car.year, 1945, 1985, 1998, 2010))
    row["willans_slope"] = draws.prior(f"willans_slope.{kind}")
    if car.aspiration != "natural":
        row["willans_slope"] *= draws.prior("willans_boosted")
    row["willans_loss"] = draws.prior(f"willans_loss.{kind}")
    row["fuel_cut"][:] = float(car.year >= 1985)
    row["idle_stop"][:] = float(car.idle_stop)


def _electric(car: RoadCar, draws: Draws, row: dict[str, Array]) -> None:
    row["power"] = draws.known("power", car.power_w) * draws.prior("power.net")
    row["power_speed"] = RPM * draws.prior("electric_top_rpm")
    row["limit"] = 1.05 * row["power_speed"]
    row["boost_s"][:] = 1.0
    row["boost_kept"][:] = 1.0
    row["torque_speed"][:] = 100.0
    row["electric_efficiency"] = np.minimum(draws.prior("electric_efficiency"), 0.97)
    row["electric_aux"] = draws.prior("electric_aux")
    row["regeneration"] = np.minimum(draws.prior("regeneration"), 0.95)


def _tables(car: RoadCar, draws: Draws, row: dict[str, Array], engine: Engine | None) -> tuple[Array, Array]:
    """Torque at the gearbox input over its speed, accessories and drag taken off."""
    speed, step = grid(row["limit"])
    if engine is None:
        torque = (
            draws.known("torque", car.torque)
            if car.torque is not None
            else row["power"] / (0.22 * row["limit"])
        )
        table = electric_table(row["power"], torque, speed)
        table[:, :2] -= row["drag_torque"][:, None, None]
        return table, step
    if car.curve:
        given = np.array(car.curve)
        full = np.array([np.interp(w, given[:, 0], given[:, 1]) for w in speed])
        full *= (engine.power / draws.known("power", car.power_w))[:, None]
    else:
        full = full_torque(engine, speed)
    base = np.minimum(unblown_torque(engine, speed), full) if engine.turbo else full
    taken = (row["accessory_power"] / np.maximum(row["idle"], 50.0))[:, None]
    taken = np.minimum(row["accessory_power"][:, None] / np.maximum(speed, 50.0), taken)
    if car.gearbox in {"automatic", "cvt"}:
        stall = row["power_speed"] * draws.prior("stall_share")
        table = converter_table(base - taken, full - taken, step, stall, draws.prior("stall_ratio"))
    else:
        table = clutch_table(base - taken, full - taken, step, row["launch"])
    table[:, :2] -= row["drag_torque"][:, None, None]
    return table, step
