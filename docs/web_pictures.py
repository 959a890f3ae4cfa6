"""Take the pictures of the workbench in the browser: `python docs/web_pictures.py`.

It starts `kodawari web --demo` on a store of its own, waits for its race and its tune, and photographs the
pages with the system's Chromium, as the tests do.
"""

import json
import sys
import tempfile
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser

from kodawari.web.testing import browser, open_page, running_server

PICTURES = Path(__file__).parent / "screens"
PATIENCE = 300_000  # ms; the first race of a machine compiles


def photograph(made: Browser, address: str, name: str, path: str, ready: str, **options: str) -> None:
    """One page, when what matters on it is there."""
    wide = options.pop("width", "1440")
    page, complaints = open_page(made, width=int(wide), height=int(options.pop("height", "940")), **options)
    page.goto(address + path)
    page.locator(ready).first.wait_for(timeout=PATIENCE)
    page.wait_for_timeout(2500)  # the 3D view, and figures that come a moment later
    page.screenshot(path=PICTURES / f"{name}.png")
    page.context.close()
    if complaints:
        sys.exit(f"{path}: {complaints}")
    print(f"wrote {PICTURES / f'{name}.png'}")


def draw_course(address: str) -> str:
    """A home course that is not finished yet; gives its address."""
    corners = [{"type": "corner-45", "turn": "left"}] * 4
    wave = {"type": "wave", "turn": "right"}
    laid = [{"type": "start"}, {"type": "straight"}, *corners, {"type": "slope-up"}, wave]
    chain = {"x_mm": 0, "y_mm": 0, "heading_deg": 0, "z_mm": 0, "pieces": laid}
    room = [[-1400, -700], [2200, -700], [2200, 1800], [-1400, 1800]]
    pillar = {"name": "Pillar", "outline": [[-1300, 300], [-1000, 300], [-1000, 600], [-1300, 600]]}
    draft = {
        "title": "Saturday course", "lanes": 3, "chains": [chain],
        "venue": {"outline": room, "obstacles": [pillar]},
    }  # fmt: skip
    body = json.dumps({"draft": draft}).encode()
    asked = urllib.request.Request(  # noqa: S310 - our own server
        f"{address}/api/courses", data=body, headers={"content-type": "application/json"}
    )
    with urllib.request.urlopen(asked) as answer:  # noqa: S310
        return f"/course?id={json.load(answer)['id']}"


def main() -> None:
    """Every page once, and two of them as a phone shows them."""
    with (
        tempfile.TemporaryDirectory() as folder,
        browser() as made,
        running_server(Path(folder) / "store.sqlite", "--demo") as address,
    ):
        tune = "/tune?id=" + json.load(urllib.request.urlopen(f"{address}/api/tunes"))["tunes"][0]["id"]  # noqa: S310 - our own server
        photograph(made, address, "tune-running", tune, ".tradeoff .is-base")
        photograph(made, address, "race", "/race", "table", height="900")
        photograph(made, address, "home", "/", ".steps svg")
        photograph(made, address, "garage", "/garage", ".card svg")
        photograph(made, address, "car", "/car?id=ma-race", ".sizes div")
        photograph(made, address, "result", "/race?id=1", ".course-plan", height="1340")
        replay = "/replay?race=1&runs=b0,d0,d5&at=end"
        photograph(made, address, "replay", replay, "button.play", scheme="dark")
        course = draw_course(address)
        photograph(made, address, "courses", "/course", ".plan-drawing")
        photograph(made, address, "course", course, ".proposal", height="900")
        photograph(made, address, "course-phone", course, ".proposal", width="360", height="780")
        photograph(made, address, "tune", tune, ".setup canvas", height="1180")
        photograph(made, address, "tune-start", "/tune", ".areas details", height="900")
        photograph(made, address, "parts-box", "/tune?box=ma-starter", ".parts tr", height="900")
        photograph(made, address, "car-phone", "/car?id=ma-race", ".sizes div", width="360", height="780")
        phone = {"width": "360", "height": "780", "locale": "ja-JP"}
        photograph(made, address, "result-phone", "/race?id=1", ".headline", **phone)
        photograph(made, address, "tune-phone", tune, ".setup canvas", **phone)


if __name__ == "__main__":
    main()
