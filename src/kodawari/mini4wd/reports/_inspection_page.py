"""The page about one inspection."""

from importlib.metadata import version

from kodawari.mini4wd.reports._again import again_section
from kodawari.mini4wd.reports._inspection import inspection_section, verdict_sentence
from kodawari.report import Footnotes, Page, joined, page_html, verdict
from kodawari.rules import Inspection

__all__ = ["inspection_page"]


def inspection_page(car_title: str, inspection: Inspection, *, command: str = "") -> str:
    """An inspection as one HTML file: the verdict, every limit with its bar, sources, and what stays open.

    Args:
        car_title: Name of the car.
        inspection: The inspection.
        command: The command line that made it, or empty.
    """
    book, notes = inspection.rulebook, Footnotes(inspection.rulebook.sources)
    lede = joined([verdict(str(inspection.verdict)), f" · {verdict_sentence(inspection)}."])
    facts = {
        "Rulebook": f"{book.title.en} ({book.id}), {book.publisher}",
        "Edition": f"{inspection.edition.id}, in force from {inspection.edition.start}",
        "Class": inspection.class_.title.en,
        "Day": inspection.on.isoformat(),
    }
    return page_html(
        Page(
            kind="Inspection",
            title=car_title,
            lede=lede,
            sections=[
                inspection_section(inspection, notes),
                again_section(facts, command=command, files={}),
            ],
            notes=notes,
            made=[f"Kodawari {version('kodawari')}. Rules as of {inspection.on}."],
        )
    )
