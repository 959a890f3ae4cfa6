"""Where each number of a car stands in the flat state array.

Cars are simulated side by side: LANES of them share one array, and variable `v` of lane `i` stands at
`v * LANES + i` of its block. A block is either the body's or a site's; a site is one wheel, roller, body
point, damper, or the tracker that follows the centre of mass. Many separate arrays, or another order, would
keep the compiler from using vector registers.
"""

LANES = 16
"""Cars side by side: two full vectors of the widest registers (8 × 64 bit)."""
HALF = 8
"""Lanes that one pass over a site works on: one vector of the widest registers."""

# --- body block
# -------------------------------------------------------------------------------------------------
(
    # pose of the rigid body's own centre of mass, world frame [m], [m/s]
    PX, PY, PZ, VX, VY, VZ,
    # orientation, body to world: unit quaternion and its matrix, row by row
    QW, QX, QY, QZ,
    R00, R01, R02, R10, R11, R12, R20, R21, R22,
    # angular velocity in the body's frame and in the world's [rad/s]
    WX, WY, WZ, UX, UY, UZ,
    # spin of the wheels: generalised momentum [kg m²/s] and speed [rad/s]
    SPIN_MOMENTUM, SPIN,
    # sums over the contacts of one step: force [N] and moment about the centre of mass [N m], world frame
    FX, FY, FZ, MX, MY, MZ,
    # how those change with the wheel spin, so that the spin can be solved implicitly
    GFX, GFY, GFZ, GMX, GMY, GMZ,
    # tyre torque on the spin without and per spin, torque of rolling resistance [N m, N m s, N m]
    TYRE_TORQUE, TYRE_SLOPE, ROLLING_TORQUE,
    # inertia of the one-way wheels that turn with their axle now [kg m²]
    ENGAGED,
    # rollers: angular momentum and its rate, body frame
    HX, HY, HZ, HTX, HTY, HTZ,
    # dampers: articulated mass A (6), coupling C (9), inertia D (6), bias force (3) and moment (3), body
    # frame
    AXX, AXY, AXZ, AYY, AYZ, AZZ,
    CXX, CXY, CXZ, CYX, CYY, CYZ, CZX, CZY, CZZ,
    DXX, DXY, DXZ, DYY, DYZ, DZZ,
    BFX, BFY, BFZ, BMX, BMY, BMZ,
    # accelerations of this step, body frame [m/s²], [rad/s²]
    LAX, LAY, LAZ, AAX, AAY, AAZ,
    # clock, counters and flags
    TIME, DT, PER_DT, TYRE_LOAD, ANY_LOAD, AIR_TIME, LAST_FLIGHT, LANDED_AT, TAKEOFF_K, NEED, ABOVE,
    TOUCH_POINTS, STRAYED, CHARGE, MOTOR_WORK, CHECK_AT, CHECK_PROGRESS, TIME_LIMIT, ENERGY_LEAST,
    ENERGY_EXCESS, WATCH_FROM, WALL_DEPTH,
    # parameters: mass, inertia without the free spins (6) and its inverse (6), gravity, air
    MASS, IXX, IXY, IXZ, IYY, IYZ, IZZ, JXX, JXY, JXZ, JYY, JYZ, JZZ, GRAVITY, AIR,
    # parameters: spin inertia, and the moment that a unit of spin acceleration exerts on the body
    SPIN_INERTIA, SX, SY, SZ,
    # and the driveline's parameters
    RATIO, MOTOR_K, CIRCUIT_R, NO_LOAD_I, EMF, SAG, KNEE, CAPACITY, EFFICIENCY, EFFICIENCY_BACK, DRAG,
    DRAG_VISCOUS, N_BODY,
) = range(136)  # fmt: skip

# --- site blocks
# ------------------------------------------------------------------------------------------------ Every site
# starts with a copy of the segment that it is on.
(
    OX, OY, OZ, E00, E01, E02, E10, E11, E12, E20, E21, E22,
    CURVATURE, HALF_LENGTH, C0, C1, C2, C3, C4, C5, HALF_WIDTH, WALL_HEIGHT,
    CLAMP_LOW, CLAMP_HIGH,
    # tangent planes of the neighbouring floor at concave kinks, in the world: normal and offset, before and
    # after
    KBX, KBY, KBZ, KBD, KAX, KAY, KAZ, KAD,
    KINKED,
    # 1 where the segment lies level and flat: its plane horizontal, no profile, no kink at either end
    LEVEL,
    # direction of the centre line at the end of the segment, in its frame, and how far that end lies ahead
    END_COSINE, END_SINE, END_X,
    N_SEGMENT,
) = range(38)  # fmt: skip

(
    # where the site is: index in the chain of segments, and whether (1) it leaves that one in this step
    K, LEAVES,
    # place on the body, relative to the body's centre of mass [m]
    BX, BY, BZ,
    # contact law and friction; friction is the product of the site's own and the floor or wall piece's factor
    STIFFNESS, DAMPING, HUNT_CROSSLEY, MU, MU_OWN, SLIP_SPEED,
    # energy that its contacts hold as springs [J]
    STORED,
    N_SITE_COMMON,
) = range(N_SEGMENT, N_SEGMENT + 13)  # fmt: skip

# wheels; of one with a one-way clutch its own inertia (0: fixed to the axle), its spin, whether it overruns
(
    MU_RATIO, SLIP_RATIO, RADIUS, HALF_TREAD, ROLLING, BALL, OWN_INERTIA, OWN_SPIN, OVERRUNS, N_WHEEL,
) = range(N_SITE_COMMON, N_SITE_COMMON + 10)  # fmt: skip
# rollers
(
    R_RADIUS, R_BALL, AX, AY, AZ, HALF_THICK, R_INERTIA, R_DRAG, R_VISCOUS, R_YIELD, R_SPIN, R_ABOVE,
    R_FORCE, R_PERIOD, R_PER_RADIUS, N_ROLLER,
) = range(N_SITE_COMMON, N_SITE_COMMON + 16)  # fmt: skip
# body points
P_ABOVE, P_FLOOR, P_SIDE, P_TOP, P_PERIOD, N_POINT = range(N_SITE_COMMON, N_SITE_COMMON + 6)
# tracker of the centre of mass
T_S, T_N, T_SPEED, T_UP, T_HEIGHT, N_TRACKER = range(N_SITE_COMMON, N_SITE_COMMON + 6)

N_SITE = max(N_WHEEL, N_ROLLER, N_POINT, N_TRACKER)
"""Length of every site block, in variables."""

# dampers: mass, place, direction, towards the hinge, 1/arm, travel, drag, spring, stop law; state q and its
# rate
(
    DM, DX, DY, DZ, DUX, DUY, DUZ, DHX, DHY, DHZ, D_CURVATURE, D_TRAVEL, D_DRAG, D_SPRING,
    D_STIFFNESS, D_DAMPING, D_HUNT_CROSSLEY, D_Q, D_RATE,
    # this step's place, direction, bias acceleration and inner force per mass
    DPX, DPY, DPZ, DVX, DVY, DVZ, DBX, DBY, DBZ, D_FORCE, N_DAMPER,
) = range(30)  # fmt: skip

WALL_THICKNESS = 0.002
"""Thickness of a lane wall [m]: 353 mm overall = 3 × 115 mm lanes + 4 × 2 mm walls (independent CAD of the
pieces)."""

# --- what a run leaves behind
# -----------------------------------------------------------------------------------
(
    R_STATUS, R_TIME, R_PROGRESS, R_SPEED, R_K, R_OFFSET, R_HEIGHT, R_AIR_TIME, R_TAKEOFF_K, R_LAST_FLIGHT,
    R_LANDED_AT, R_FORWARD_X, R_FORWARD_Y, R_FORWARD_Z, R_UP_X, R_UP_Y, R_UP_Z, R_CHARGE, R_MOTOR_WORK,
    R_ENERGY_EXCESS, R_WALL_DEPTH, R_STEPS, N_RESULT,
) = range(23)  # fmt: skip

RUNNING, FINISHED, OVER_WALL, OTHER_LANE, FLIPPED, STALLED, OUT_OF_TIME, BROKEN = range(8)
"""How a run stands or ended."""

G_TIME, G_SPEED, G_OFFSET, G_AIR_TIME, N_GATE = range(5)
"""What is noted each time the centre of mass enters a segment."""

(
    Y_TIME, Y_PX, Y_PY, Y_PZ, Y_QW, Y_QX, Y_QY, Y_QZ, Y_VX, Y_VY, Y_VZ, Y_WX, Y_WY, Y_WZ, Y_SPIN, Y_K, Y_S,
    Y_N, Y_HEIGHT, Y_TYRE_LOAD, Y_ANY_LOAD, Y_MOTOR_WORK, Y_ENERGY, Y_CHARGE, N_TRACE,
) = range(25)  # fmt: skip
"""A sample of a traced run; after these come travel and rate of each damper, then spin and wall force of each
roller."""
