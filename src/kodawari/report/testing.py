"""What every page must hold to, as a check for tests."""

import re
from html.parser import HTMLParser

__all__ = ["page_problems"]

_VOID = {"meta", "br", "hr", "link", "img", "input"}
_LOADING = {"src", "href", "xlink:href", "action", "srcset", "data", "poster"}


def page_problems(html: str) -> list[str]:
    """Everything that is wrong with a page; an empty list for a sound one.

    Checked are: every element is closed in its turn, ids are unique, links within the page lead somewhere,
    nothing is loaded from elsewhere, pictures have a name, and the document says its language and encoding.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    problems = [*reader.problems, *(f"<{tag}> is never closed" for tag in reader.open)]
    problems += [f"the id '{key}' stands {count} times" for key, count in reader.ids.items() if count > 1]
    problems += [f"a link leads to '#{key}', which is not there" for key in reader.links - set(reader.ids)]
    if re.search(r"@import|url\(\s*['\"]?(?!#)", html):
        problems.append("a style loads something")
    for needed in ('<html lang="', '<meta charset="utf-8">', "<title>"):
        if needed not in html:
            problems.append(f"there is no {needed}")
    return problems


class _Reader(HTMLParser):
    """Walks through a page and notes what is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: dict[str, int] = {}
        self.links: set[str] = set()
        self.problems: list[str] = []
        self._nameless = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        self._note(tag, attrs)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself, which only those of SVG may."""
        self._note(tag, attrs)
        if "svg" not in self.open:
            self.problems.append(f"<{tag}/> closes itself outside of a drawing")

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes something else")

    def _note(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        for name, value in attrs:
            if name == "id" and value:
                self.ids[value] = self.ids.get(value, 0) + 1
            elif name in _LOADING and value and value.startswith("#"):
                self.links.add(value[1:])
            elif name in _LOADING:
                self.problems.append(f"<{tag}> loads '{value}'")
            elif name.startswith("on"):
                self.problems.append(f"<{tag}> runs a script on its own")
        if self._nameless and tag != "title":
            self.problems.append("a drawing has no name")
        self._nameless = tag == "svg" and found.get("role") == "img" and not found.get("aria-label")
