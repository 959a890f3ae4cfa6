"""A chassis number, cut into emission prefix, model code and serial, before anything is looked up.

A Japanese chassis number has no check digit, no year digit and no maker's identifier: only the code in front
of the hyphen says anything. On the model plate an emission class may stand in front (`V-KS4`, `GD-TT2`,
`EBD-S321V`).
"""

import re

import msgspec

from kodawari.errors import KodawariError
from kodawari.kei.importing._period import plain_text

__all__ = ["ChassisNumber", "read_number"]

# As papers show them; three letters came about 2005 (recalled).
_PREFIXES = {"V", "M", "E", "GD", "LE", "GF", "HA", "TA"}
_VIN = re.compile(r"[A-HJ-NPR-Z0-9]{17}")
_EXAMPLE = "Write the code, a hyphen and the serial, as in EA11R-123456."


class ChassisNumber(msgspec.Struct, frozen=True, kw_only=True):
    """A chassis number in its parts.

    Attributes:
        text: As it was written.
        prefix: The emission class, or empty.
        code: The model code in capital letters. Without a hyphen it may still hold the serial: `EA11R123456`.
        serial: The digits behind the hyphen, or empty.
    """

    text: str
    prefix: str
    code: str
    serial: str

    def __str__(self) -> str:
        """As it stands on the car: `EA11R-123456`."""
        return f"{self.code}-{self.serial}" if self.serial else self.code


def read_number(text: str) -> ChassisNumber:
    """A chassis number or a bare model code.

    Full-width letters and digits, small letters, spaces and any dash are read as meant.

    Raises:
        KodawariError: It is a 17-character VIN, or has another form.
    """
    plain = plain_text(text).upper()
    if _VIN.fullmatch(re.sub(r"[\s-]", "", plain)):
        raise KodawariError(
            f"'{plain}' is a 17-character VIN, and cars built for Japan have none",
            mend=f"Take the number stamped in the body. {_EXAMPLE}",
        )
    parts = [part for part in re.split(r"[-\s]+", plain) if part]
    if not parts or not all(re.fullmatch(r"[A-Z0-9]+", part) for part in parts):
        raise KodawariError(f"'{text}' is no chassis number", mend=_EXAMPLE)
    prefix = parts.pop(0) if len(parts) > 1 and _is_prefix(parts[0]) and not parts[1].isdigit() else ""
    if len(parts) > 2 or (len(parts) == 2 and not parts[1].isdigit()):
        raise KodawariError(f"'{text}' has more parts than a code and a serial number", mend=_EXAMPLE)
    return ChassisNumber(
        text=text.strip(), prefix=prefix, code=parts[0], serial=parts[1] if len(parts) == 2 else ""
    )


def _is_prefix(word: str) -> bool:
    return word in _PREFIXES or re.fullmatch(r"[A-Z]{3}", word) is not None
