"""The pages about kei cars are those that the data make."""

import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_no_page_is_older_than_the_data() -> None:
    done = subprocess.run(
        [sys.executable, str(DOCS / "kei_pages.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert (done.returncode, done.stderr) == (0, ""), "python docs/kei_pages.py makes them anew"


def test_the_page_of_a_car_has_its_figures_its_boxes_and_its_sources() -> None:
    page = (DOCS / "kei" / "suzuki-cappuccino-ea11r-1991.md").read_text(encoding="utf-8")

    for line in (
        "| kerb mass | 700 kg | secondary | one or more below |",
        "| or | 679 kg<br>As weighed for a road test. | secondary | `autocar-co-uk-greatest-",
        "| K1976 | no | length 95 over; displacement 107 over |",
        "| K1990 | yes | length 5 under; width 5 under; height 815 under; displacement 3 under |",
    ):
        assert line in page


def test_every_contradiction_says_how_it_is_told() -> None:
    page = (DOCS / "kei" / "contradictions.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ")]

    assert len(rows) > 60
    assert all(all(cell.strip() for cell in row.strip("|").split("|")) for row in rows)
    assert (
        "| [Suzuki Cappuccino](suzuki-cappuccino-ea11r-1991.md) | kerb mass | 700 kg | 679 kg | – |" in rows
    )
