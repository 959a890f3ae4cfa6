"""The examples run."""

import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"


def test_inspect_and_race() -> None:
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / "inspect_and_race.py"), "4"],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "Japan Cup Junior Circuit, 3 laps, 19.90 m"
    assert "MA, box stock: pass under Official competition rules" in lines
    assert "MA on 4.0 : 1: unknown under Official competition rules" in lines
    assert sum(line.startswith("  chance to finish ") for line in lines) == 2


def test_every_example_is_tested() -> None:
    assert [path.name for path in sorted(EXAMPLES.glob("*.py"))] == ["inspect_and_race.py"]
