"""Sources at the foot of a page, numbered in the order in which they are first named."""

from kodawari.quantity import Sources
from kodawari.report._markup import Html, element
from kodawari.report._words import confidence_word, quiet

__all__ = ["Footnotes"]


class Footnotes:
    """The sources that a page names.

    Args:
        sources: Sources by id; a key that is none of them is not cited.
    """

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._numbers: dict[str, int] = {}

    def mark(self, key: str) -> Html:
        """The raised number of a source, which leads to its entry; nothing for an empty or unlisted key.

        A figure that was computed names how in place of an id; such words are no source.
        """
        if key not in self._sources.source:
            return Html()
        number = str(self._numbers.setdefault(key, len(self._numbers) + 1))
        link = element("a", number, href=f"#source-{number}", aria_label=f"source {number}")
        return element("sup", link)

    def cited(self, text: str, key: str) -> Html:
        """A text with the number of its source behind it."""
        return Html(element("span", text) + self.mark(key))

    @property
    def newest(self) -> str:
        """The latest date among the named sources, as it is written there; empty without any."""
        return max((self._sources.get(key).as_of for key in self._numbers), default="")

    def listed(self) -> Html:
        """The list: title, date, how far to trust it, and the address as text."""
        if not self._numbers:
            return element("p", quiet("No source is named on this page."))
        items = [self._entry(key, number) for key, number in self._numbers.items()]
        return element("ol", *items, class_="sources")

    def _entry(self, key: str, number: int) -> Html:
        source = self._sources.get(key)
        parts = [
            element("span", source.title),
            Html(" "),
            quiet(f"as of {source.as_of} · "),
            confidence_word(source.confidence),
        ]
        if source.url:
            parts.append(element("span", source.url, class_="address"))
        if source.note:
            parts.append(element("span", source.note, class_="quiet note"))
        return element("li", *parts, id=f"source-{number}")
