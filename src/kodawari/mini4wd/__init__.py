"""Mini 4WD: parts, builds, courses, and how a car runs between the walls."""

__all__: list[str] = []
