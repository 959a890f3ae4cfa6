"""Where each number of a car stands in the rows that the kernels read. All SI: m, kg, s, N, W, rad."""

__all__ = ["COUNT", "GRID", "INDEX", "MOST_GEARS", "NAMES"]

GRID = 96
"""Points of a torque table, from standstill to a little above the limiter."""

MOST_GEARS = 8
"""Places for overall gear ratios; unused ones are zero."""

NAMES = (
    "mass",  # kg, of car, driver and load
    "rim_mass",  # kg, what the turning wheels add to the mass
    "engine_inertia",  # kg·m², crankshaft, flywheel and clutch
    "cda",  # m², drag coefficient times frontal area
    "rolling",  # rolling resistance coefficient at low speed
    "density",  # kg/m³, of the air
    "radius",  # m, effective rolling radius of the driven wheels
    "driven_wheels",  # share of the turning wheels that is driven: 0.5, or 1 for all-wheel drive
    "driven_share",  # share of the weight on the driven axle at rest; 1 for all-wheel drive
    "transfer",  # height of the centre of mass ÷ wheelbase; + loads the driven axle, − unloads it, 0: all
    "grip",  # peak friction of the tyres along
    "efficiency",  # of gears and joints at full load
    "drag_torque",  # N·m at the gearbox input: oil, bearings, pump
    "accessory_power",  # W at the crankshaft: alternator, water pump on the road
    "idle",  # rad/s
    "limit",  # rad/s, where the driver or the limiter stops the engine
    "ramp_s",  # s, time constant with which the clutch bites
    "shift_s",  # s, without full traction in a gear change
    "shift_torque",  # share of the traction that remains in a gear change
    "boost_s",  # s, time constant of the charge pressure at the speed of most torque
    "boost_kept",  # share of the boost that a gear change leaves, also the share there is at the start
    "torque_speed",  # rad/s, of most torque
    "power_speed",  # rad/s, of most power
    "speed_limit",  # m/s, electronic limiter; huge without one
    "cvt_low",  # overall ratio of a stepless gearbox at its lowest; 0 for gears
    "cvt_high",  # overall ratio at its highest
    "cvt_speed",  # rad/s, that a stepless gearbox holds under full load
    "launch",  # rad/s, engine speed at which the clutch is let in
    "displacement",  # m³
    "cycle_angle",  # rad of crankshaft for one working cycle: 4π or 2π
    "willans_slope",  # inner efficiency e of the Willans line
    "willans_loss",  # Pa, mean pressure lost to friction and gas exchange at low speed
    "fuel_cut",  # 1 where the fuel stops on the overrun
    "idle_stop",  # 1 where the engine stops at a halt
    "regeneration",  # share of braking energy that an electric car recovers at the wheel
    "electric_efficiency",  # battery to shaft; 0 for a combustion engine
    "electric_aux",  # W from the battery, besides driving
)

INDEX = {name: place for place, name in enumerate(NAMES)}

COUNT = len(NAMES)
