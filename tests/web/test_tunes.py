"""A tune from question to a kept car, shared with the command line; what makes no sense is refused."""

import json
import sqlite3
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from kodawari.cli import main
from kodawari.mini4wd.build import read_parts_box
from kodawari.mini4wd.course import load_course
from kodawari.mini4wd.tune import Tuned
from kodawari.rules import load_rulebook
from kodawari.store import open_store
from kodawari.tuning import Budget

Client = TestClient[Litestar]
PATIENCE = 300.0  # the first run of a machine compiles
ASKED: dict[str, Any] = {"box": "ma-starter", "course": "flat-oval", "finish": 0.6, "budget": {"runs": 300}}
TODAY = datetime.now(UTC).astimezone().date().isoformat()


def wait(client: Client, identity: str) -> dict[str, Any]:
    """The tune once nobody is at work on it."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        row: dict[str, Any] = client.get(f"/api/tunes/{identity}/points").json()["tune"]
        if row["state"] not in {"queued", "running", "stopping"}:
            return row
        time.sleep(0.1)
    raise AssertionError(f"no end: {row}")


def tuned(client: Client, **asked: Any) -> dict[str, Any]:
    answer = client.post("/api/tunes", json={**ASKED, "on": TODAY, **asked})
    assert answer.status_code == 201, answer.text
    return wait(client, answer.json()["id"])


def command_line(store: Path, runs: int) -> list[str]:
    asked = ["tune", "ma-starter", "-c", "flat-oval", "--finish", "0.6", "--on", TODAY, "--store", str(store)]
    return [*asked, "--budget", f"{runs}runs", "--json"]


def test_a_tune_gives_points_a_result_and_a_car_to_keep(client: Client) -> None:
    row = tuned(client)
    assert (row["state"], row["message"], row["has_result"]) == ("done", "", True)
    view = client.get(f"/api/tunes/{row['id']}").json()
    assert view["trouble"] is None
    assert (view["asked"]["course"], view["asked"]["finish"]) == ("flat-oval", 0.6)
    news = client.get(f"/api/tunes/{row['id']}/points").json()
    assert len(news["points"]) == row["points"]
    assert sum(point["runs"] for point in news["points"]) <= row["runs"]
    later = client.get(f"/api/tunes/{row['id']}/points", params={"mark": news["mark"]}).json()
    assert later["points"] == []

    best = view["result"]["best"][0]
    point = next(each for each in news["points"] if each["key"] == best["key"])
    assert point["time"] == pytest.approx(best["race_time_s"]["median"], abs=1e-4)
    assert point["low"] == pytest.approx(best["finish"]["spread_low"], abs=1e-4)
    setup = client.get(f"/api/tunes/{row['id']}/setups/{best['key']}").json()
    assert setup["car"]["inspection"]["verdict"] == "pass"
    changed = {each["place"]: each["after"] for each in setup["changes"]}
    assert changed == {each["place"]: each["after"] for each in best["changes"]}

    kept = client.post(f"/api/tunes/{row['id']}/setups/{best['key']}/keep", json={"name": "Winner"}).json()
    car = client.get(f"/api/cars/{kept['id']}").json()
    assert car["name"] == "Winner"
    assert {**car["file"]["car"], "name": ""} == {**setup["car"]["file"]["car"], "name": ""}
    page = client.get(f"/api/tunes/{row['id']}/page")
    assert page.headers["content-disposition"] == f'attachment; filename="tune-{row["id"]}.html"'
    assert "What each change gave" in page.text


def test_a_set_up_can_be_raced_and_compared_by_its_address(client: Client) -> None:
    row = tuned(client)
    key = client.get(f"/api/tunes/{row['id']}").json()["result"]["best"][0]["key"]
    car = client.get(f"/api/tunes/{row['id']}/setups/{key}").json()["car"]
    assert client.get(f"/api/cars/{car['id']}").json()["file"] == car["file"]
    job = client.post("/api/races", json={"car": car["id"], "course": "flat-oval", "runs": 4}).json()
    assert job["kind"] == "race"
    base = client.get(f"/api/tunes/{row['id']}/setups/{key}").json()["base_id"]
    assert client.get(f"/api/cars/{base}").json()["file"]["car"]["chassis"] == "ma"
    refused = client.put(f"/api/cars/{car['id']}", json={"file": car["file"], "revision": 0})
    assert refused.status_code == 422


def test_the_same_question_on_the_command_line_is_the_same_tune(
    client: Client, store_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = tuned(client)
    assert main(command_line(store_path, 300)) in {0, 1}
    found = json.loads(capsys.readouterr().out)["study"]
    assert found["study"] == row["id"]
    assert found["counts"]["recalled_runs"] == found["counts"]["runs"] == row["runs"]


def test_a_tune_of_the_command_line_is_listed_opened_and_gone_on_with(
    client: Client, store_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command_line(store_path, 300)) in {0, 1}
    begun = json.loads(capsys.readouterr().out)["study"]
    (row,) = client.get("/api/tunes").json()["tunes"]
    assert (row["id"], row["state"], row["runs"]) == (begun["study"], "done", begun["counts"]["runs"])
    assert client.get(f"/api/tunes/{row['id']}").json()["result"]["best"][0]["key"] == begun["best"][0]["key"]
    look = client.post("/api/tunes/look", json={**ASKED, "on": TODAY}).json()
    assert look["known"]["id"] == row["id"]

    with open_store(store_path) as store:
        before = list(store.studies.open(row["id"]).load())
    more = client.post(f"/api/tunes/{row['id']}/go-on", json={"runs": row["runs"] + 300}).json()
    assert more["state"] == "queued"
    done = wait(client, row["id"])
    assert done["state"] == "done"
    assert done["runs"] > row["runs"]
    with open_store(store_path) as store:
        after = list(store.studies.open(row["id"]).load())
    assert after[: len(before)] == before  # nothing that was raced is raced again


def test_what_runs_in_a_terminal_is_shown_as_such_until_it_falls_silent(
    client: Client, store_path: Path
) -> None:
    tuned = Tuned(
        read_parts_box("ma-starter"), load_course("flat-oval"), load_rulebook("open"), class_="",
        on=date(2026, 11, 22), finish=0.6, seed=0,
    )  # fmt: skip
    with open_store(store_path) as store:
        identity = tuned.journal(store, Budget(runs=900)).identity
    assert client.get("/api/tunes").json()["tunes"][0]["state"] == "elsewhere"
    assert client.post(f"/api/tunes/{identity}/stop").status_code == 422  # it stops where it runs
    with sqlite3.connect(store_path) as connection:
        connection.execute("UPDATE studies SET updated = '2026-01-01T00:00:00Z'")
    connection.close()
    assert client.get("/api/tunes").json()["tunes"][0]["state"] == "interrupted"


def test_a_budget_that_is_spent_already_is_not_spent_again(client: Client, store_path: Path) -> None:
    row = tuned(client)
    again = client.post("/api/tunes", json={**ASKED, "on": TODAY}).json()
    assert (again["id"], again["state"]) == (row["id"], "done")
    with open_store(store_path) as store:
        assert [job.kind for job in store.jobs.list()] == ["tune"]


def test_a_tune_that_is_stopped_has_a_result_and_goes_on(client: Client) -> None:
    asked = {**ASKED, "on": TODAY, "seed": 9, "budget": {"runs": 5000}}
    identity = client.post("/api/tunes", json=asked).json()["id"]
    give_up = time.monotonic() + PATIENCE
    while not client.get(f"/api/tunes/{identity}/points").json()["points"]:
        assert time.monotonic() < give_up
        time.sleep(0.05)
    client.post(f"/api/tunes/{identity}/stop")
    stopped = wait(client, identity)
    assert (stopped["state"], stopped["has_result"]) == ("stopped", True)
    assert client.get(f"/api/tunes/{identity}").json()["result"]["stopped"] == "cancelled"
    assert stopped["runs"] < 5000
    client.post(f"/api/tunes/{identity}/go-on", json={"runs": stopped["runs"] + 200})
    done = wait(client, identity)
    assert done["state"] == "done"
    assert done["runs"] >= stopped["runs"]


def test_a_race_does_not_wait_for_a_tune(client: Client) -> None:
    asked = {**ASKED, "on": TODAY, "seed": 5, "budget": {"runs": 100_000}}
    tune = client.post("/api/tunes", json=asked).json()["id"]
    race = client.post("/api/races", json={"car": "ma-race", "course": "flat-oval", "runs": 4}).json()["id"]
    give_up = time.monotonic() + PATIENCE
    while client.get(f"/api/jobs/{race}").json()["state"] != "done":
        assert time.monotonic() < give_up
        time.sleep(0.1)
    assert client.get(f"/api/tunes/{tune}/points").json()["tune"]["state"] == "running"
    client.delete(f"/api/tunes/{tune}")
    assert wait(client, tune)["state"] == "stopped"


def test_a_tune_is_thrown_away_taken_back_and_removed_for_good(client: Client) -> None:
    row = tuned(client)
    client.delete(f"/api/tunes/{row['id']}")
    listed = client.get("/api/tunes").json()
    assert (listed["tunes"], [each["id"] for each in listed["deleted"]]) == ([], [row["id"]])
    client.post(f"/api/tunes/{row['id']}/back")
    assert [each["id"] for each in client.get("/api/tunes").json()["tunes"]] == [row["id"]]
    client.delete(f"/api/tunes/{row['id']}")
    assert client.delete("/api/bin/tunes").json() == {"removed": 1}
    assert client.get(f"/api/tunes/{row['id']}").status_code == 422


def test_what_a_tune_would_do_is_told_and_nothing_is_kept(client: Client, store_path: Path) -> None:
    look = client.post("/api/tunes/look", json={**ASKED, "car": "vz-box-stock"}).json()
    assert look["base"] == "VZ, box stock"
    assert "hyper-dash-pro" in dict(look["unfit"])  # a double shaft, and the VZ takes single ones
    assert look["known"] is None
    assert {area["name"] for area in look["areas"]} >= {"front_stay", "tyre_rear"}
    with open_store(store_path) as store:
        assert store.studies.list() == []


def test_a_budget_is_held_against_what_its_wish_takes(client: Client) -> None:
    asked = {**ASKED, "on": TODAY, "finish": 0.95, "budget": {"runs": 900}}
    found = client.post("/api/tunes/look", json=asked).json()
    # 256 fresh runs each for base and set-ups, in the fifth of the budget that is kept for them
    assert found["reach"] == {"fresh_runs": 256, "one": 5 * 2 * 256, "wanted": 5 * 4 * 256}
    assert found["runs"] == 900
    unknown = client.post("/api/tunes/look", json={**asked, "budget": {"seconds": 60.0}}).json()
    assert unknown["runs"] is None  # no tune has told the pace yet


@pytest.mark.parametrize(
    "wrong",
    [
        {"box": "no-such-box"},
        {"box": "../../../etc/passwd"},
        {"course": "/etc/passwd"},
        {"car": "no-such-car"},
        {"rules": "./own.toml"},
        {"rules": "kei"},
        {"class": "no-such-class"},
        {"on": "1999-01-01"},
        {"on": "soon"},
        {"finish": 1.0},
        {"lane": 4},
        {"laps": 0},
        {"seed": -1},
        {"budget": {}},
        {"budget": {"runs": 5, "seconds": 5}},
        {"budget": {"runs": 0}},
        {"budget": {"seconds": 1e9}},
        {"speed": 3},
    ],
)
def test_a_tune_that_cannot_be_is_refused_and_nothing_is_kept(
    client: Client, wrong: dict[str, Any], store_path: Path
) -> None:
    answer = client.post("/api/tunes", json={**ASKED, **wrong})
    assert answer.status_code in {400, 422}
    assert answer.json()["cause"]
    with open_store(store_path) as store:
        assert (store.studies.list(), store.jobs.list()) == ([], [])


@pytest.mark.parametrize(
    "path",
    ["/api/tunes/none", "/api/tunes/none/points", "/api/tunes/none/page", "/api/tunes/none/setups/abc"],
)
def test_what_is_not_there_is_told(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 422
    assert "there is no" in answer.json()["cause"]


def test_a_tune_that_is_not_under_way_cannot_be_stopped(client: Client) -> None:
    row = tuned(client)
    assert client.post(f"/api/tunes/{row['id']}/stop").status_code == 422


def test_a_set_up_that_was_never_tried_is_told(client: Client) -> None:
    row = tuned(client)
    assert client.get(f"/api/tunes/{row['id']}/setups/{'0' * 16}").status_code == 422
    assert client.post(f"/api/tunes/{row['id']}/setups/{'0' * 16}/keep", json={}).status_code == 422


def test_a_tune_of_another_physics_is_shown_and_not_gone_on_with(client: Client, store_path: Path) -> None:
    row = tuned(client)
    with open_store(store_path) as store:
        journal = store.studies.open(row["id"])
        definition = {**journal.definition(), "problem": {**journal.definition()["problem"], "physics": "0"}}
        question, result = journal.question(), journal.result()
        other = store.studies.create(definition, title="old", kind="mini4wd", question=question)
        assert result is not None
        other.append(list(journal.load()))
        other.finish(result)
    view = client.get(f"/api/tunes/{other.identity}").json()
    assert view["trouble"]["place"] == "version"
    assert view["result"]["best"]
    refused = client.post(f"/api/tunes/{other.identity}/go-on", json={"runs": 9999})
    assert refused.status_code == 422
    assert "another version" in refused.json()["cause"]


def test_what_changes_is_sent_as_it_comes_and_ends_with_the_tune(client: Client) -> None:
    row = tuned(client)
    text = client.get(f"/api/tunes/{row['id']}/events").text
    events = [json.loads(line[6:]) for line in text.splitlines() if line.startswith("data: ")]
    assert [each["tune"]["state"] for each in events] == ["done"]
    assert len(events[0]["points"]) == row["points"]
