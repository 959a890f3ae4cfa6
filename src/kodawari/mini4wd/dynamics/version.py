"""The version of the physics, and the step that its convergence study chose."""

__all__ = ["DEFAULT_STEP", "PHYSICS_VERSION"]

PHYSICS_VERSION = "2"
"""Changes whenever any number of a run can change: equations, order of operations, defaults of the solver."""

DEFAULT_STEP = 2e-4
"""Time step [s]. Laps of the reference car are within 0.2 % of their limit (tests,
docs/theory/lane-solver.md)."""
