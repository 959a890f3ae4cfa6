"""The benchmark: `python -m bench [SECTION …] [--quick] [--json | --markdown]`, from the project's folder.

Without a section all of them run. Every module of this folder that has a `SECTION` is found by itself.
"""

import argparse
import json
import pkgutil
import sys
from importlib import import_module
from pathlib import Path

from bench.section import Section

__all__ = ["main"]


def sections() -> dict[str, Section]:
    """All sections, in their order."""
    names = sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    modules = [import_module(f"bench.{name}") for name in names if not name.startswith("_")]
    found = [module.SECTION for module in modules if isinstance(getattr(module, "SECTION", None), Section)]
    return {
        section.name: section for section in sorted(found, key=lambda section: (section.order, section.name))
    }


def main(arguments: list[str] | None = None) -> int:
    """Run the sections asked for and print their tables."""
    known = sections()
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure Kodawari.")
    parser.add_argument(
        "section", nargs="*", metavar="SECTION", help=f"one of: {', '.join(known)}; default: all"
    )
    parser.add_argument("--quick", action="store_true", help="a smaller, rougher version")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print data")
    form.add_argument("--markdown", action="store_true", help="print Markdown tables")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.section if name not in known]
    if unknown:
        parser.error(f"there is no section '{unknown[0]}'; there are: {', '.join(known)}")
    results = {}
    for name in options.section or known:
        print(f"{name}: {known[name].title} …", file=sys.stderr, flush=True)
        table = results[name] = known[name].run(options.quick)
        if not options.json:
            print(f"{known[name].title}\n\n{table.to_text(markdown=options.markdown)}\n", flush=True)
    if options.json:
        print(json.dumps({name: table.to_plain() for name, table in results.items()}, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
