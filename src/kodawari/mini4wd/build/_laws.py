"""Contact laws from a natural frequency and a share of critical damping."""

from kodawari.mini4wd.build._build import Build
from kodawari.mini4wd.build._terms import Picker
from kodawari.mini4wd.dynamics import ContactLaw
from kodawari.mini4wd.specs import quantity_of

__all__ = ["law_of", "law_of_stiffness", "quarter"]


def quarter(build: Build, pick: Picker) -> float:
    """A quarter of the reference car [kg], for which the frequencies of the contact data were chosen."""
    return 0.25e-3 * pick("contact.reference_mass_g", quantity_of(build.contacts, "reference_mass_g"))


def law_of(mass: float, frequency: float, damping_ratio: float) -> ContactLaw:
    """Spring and damper of a mass [kg] with natural frequency [rad/s]: k = m w², c = 2 d m w."""
    return ContactLaw(stiffness=mass * frequency * frequency, damping=2.0 * damping_ratio * mass * frequency)


def law_of_stiffness(mass: float, stiffness: float, damping_ratio: float) -> ContactLaw:
    """Spring of a given stiffness [N/m] and the damper that goes with it for a mass [kg]."""
    return ContactLaw(stiffness=stiffness, damping=2.0 * damping_ratio * (mass * stiffness) ** 0.5)
