"""Render sample pages to look at them: phone and screen, day and night, and on paper.

    python tests/mini4wd/reports/render_samples.py FOLDER

The cars and races are made by hand (`kodawari.mini4wd.reports.testing`). Pictures need Chromium; without it
only the pages are written.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from kodawari.mini4wd.course import load_course
from kodawari.mini4wd.reports import inspection_page, race_page, tune_page
from kodawari.mini4wd.reports.testing import SAMPLE_DAY, sample_box, sample_race, sample_tune
from kodawari.mini4wd.workbench import load_car
from kodawari.quantity import Quantity
from kodawari.rules import Fact, Flag, inspect, load_rulebook

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = {360: 16000, 768: 12000, 1200: 10000}


def pages() -> dict[str, str]:
    """Every kind of page, with full and with empty data."""
    course, book = load_course("jcjc"), load_rulebook("open")
    before, after = sample_race(course, name="Base", lap_s=2.06), sample_race(course, name="Winner", outs=4)
    facts: dict[str, Fact] = {
        "width_mm": Quantity.between(104.4, 104.6, 104.8, "mm"),
        "length_mm": Quantity.between(165.2, 165.9, 166.6, "mm"),
        "height_mm": Quantity.between(69.6, 69.9, 70.2, "mm"),
        "mass_g": Quantity.between(87.0, 88.0, 89.0, "g"),
        "ground_clearance_mm": Quantity.between(1.0, 1.1, 1.2, "mm"),
        "body_painted": Flag.declared(value=False),
    }
    mixed = inspect(book, facts, on=SAMPLE_DAY)
    return {
        "tune": tune_page(
            sample_tune(course), box=sample_box(), course=course, rulebook=book, before=before, after=after,
            command="kodawari tune ma-starter --course jcjc --rules open",
        ),
        "tune-without-base": tune_page(
            sample_tune(course, base=False, confirmed=False), box=sample_box(), course=course, rulebook=book,
            after=sample_race(course, outs=100),
        ),
        "race": race_page(after, course, build=load_car("ma-race")),
        "race-nobody-finished": race_page(sample_race(course, outs=100), course),
        "inspection": inspection_page("Sample <b>car</b>", mixed),
    }  # fmt: skip


def shot(browser: str, page: Path, width: int, height: int, *, night: bool) -> Path:
    """A picture of a page; the frame lets it be narrower than a browser's window may be."""
    theme = "dark" if night else "light"
    picture = page.with_name(f"{page.stem}-{width}-{theme}.png")
    text = page.read_text(encoding="utf-8")
    themed = page.with_name(f"{page.stem}-{theme}.html")
    themed.write_text(
        text.replace('<html lang="en"', f'<html lang="en" data-theme="{theme}"'), encoding="utf-8"
    )
    frame = page.with_name(f"{page.stem}-{width}-{theme}-frame.html")
    style = f"border:0;width:{width}px;height:{height}px"
    frame.write_text(f'<body style="margin:0"><iframe src="{themed.name}" style="{style}">', encoding="utf-8")
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--hide-scrollbars",
    ]
    size = f"--window-size={width},{height}"
    command = [browser, *flags, size, f"--screenshot={picture}", frame.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    frame.unlink()
    themed.unlink()
    return picture


def main() -> None:
    """Write all pages, and all pictures where a browser is there."""
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    for name, text in pages().items():
        page = folder / f"{name}.html"
        page.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{page}\n")
        for width, height in WIDTHS.items() if browser else ():
            for night in (False, True):
                sys.stdout.write(f"{shot(str(browser), page, width, height, night=night)}\n")


if __name__ == "__main__":
    main()
