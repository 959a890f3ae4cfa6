"""The two laws of a contact: normal force and Coulomb friction."""

import math

from kodawari.compiled import inlined


@inlined
def normal_force(
    penetration: float, rate: float, stiffness: float, damping: float, hunt_crossley: float
) -> float:
    """Push-only spring, damper and Hunt-Crossley term [N]; zero without penetration.

    Args:
        penetration: [m], positive when touching.
        rate: Rate of penetration [m/s].
        stiffness: [N/m].
        damping: [N s/m].
        hunt_crossley: [N s/m²].
    """
    force = stiffness * penetration + damping * rate + hunt_crossley * penetration * rate
    force = max(0.0, force)
    return force if penetration > 0.0 else 0.0


@inlined
def spring_energy(penetration: float, stiffness: float) -> float:
    """Energy that a contact holds as a spring, ½ k x² [J]; none without penetration."""
    return 0.5 * stiffness * penetration * penetration if penetration > 0.0 else 0.0


@inlined
def friction_slope(force: float, friction: float, slip_a: float, slip_b: float, slip_speed: float) -> float:
    """Friction force per slip velocity [N s/m]: μ N / √(slip² + slip_speed²).

    Coulomb friction with a smooth start: 71 % of μ N at `slip_speed`, all of it well beyond.
    """
    return friction * force / math.sqrt(slip_a * slip_a + slip_b * slip_b + slip_speed * slip_speed)
