"""Writes the two pages about importing that are made from the data: `python docs/import_pages.py`."""

from pathlib import Path

from kodawari.files import write_atomically
from kodawari.kei.importing import not_settled_page, sources_page

FOLDER = Path(__file__).parent
PAGES = {"import-sources.md": sources_page, "import-not-settled.md": not_settled_page}

if __name__ == "__main__":
    for name, page in PAGES.items():
        write_atomically(FOLDER / name, page())
        print(f"wrote {FOLDER / name}")
