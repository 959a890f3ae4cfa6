"""Markup that cannot be broken by a name: plain text is escaped, and only `Html` passes as it is."""

from collections.abc import Iterable
from html import escape

__all__ = ["Html", "element", "joined", "plain_number"]

# Elements that never hold anything: HTML's own, which have no end, and SVG's shapes, which close themselves.
_VOID = {"br", "hr", "meta"}
_SHAPES = {"circle", "line", "path", "rect"}

Attribute = str | float | bool | None


class Html(str):
    """Markup that is ready for the page; everything else is text and gets escaped."""

    __slots__ = ()


def element(tag: str, *children: str, **attributes: Attribute) -> Html:
    """One element of HTML or SVG.

    Args:
        tag: Its name.
        children: Its content in order; plain text is escaped, `Html` is not.
        attributes: Their values are always escaped. An underscore at the end of a name falls away (`class_`),
            others become hyphens. None and False leave the attribute out, True gives it without a value.
    """
    head = tag + "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in _VOID:
        return Html(f"<{head}>")
    if not children and tag in _SHAPES:
        return Html(f"<{head}/>")
    return Html(f"<{head}>{joined(children)}</{tag}>")


def joined(parts: Iterable[str], between: str = "") -> Html:
    """Parts one after the other; plain text is escaped, `Html` is not."""
    return Html(_safe(between).join(_safe(part) for part in parts))


def plain_number(value: float) -> str:
    """A coordinate with at most two decimals, as SVG reads it."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown in {"-0", ""} else shown


def _safe(part: str) -> str:
    return part if isinstance(part, Html) else escape(part)


def _attribute(name: str, value: Attribute) -> str:
    key = name.removesuffix("_").replace("_", "-")
    if value is None or value is False:
        return ""
    if value is True:
        return f" {key}"
    shown = value if isinstance(value, str) else plain_number(value)
    return f' {key}="{escape(shown)}"'
