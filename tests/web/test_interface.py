"""The interface keeps what its own description says, whatever it is asked: Schemathesis asks."""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from litestar import Litestar
from litestar.testing import TestClient
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.specs.openapi import checks

from kodawari.mini4wd.build import read_parts_box, resolve
from kodawari.mini4wd.course import load_course, load_definition
from kodawari.mini4wd.draft import draft_of_definition
from kodawari.mini4wd.garage import keep_course, keep_new, shipped_cars
from kodawari.mini4wd.race import race
from kodawari.mini4wd.tune import tune
from kodawari.rules import load_rulebook
from kodawari.store import open_store
from kodawari.tuning import Budget
from kodawari.web import Settings, create_app
from kodawari.web._crew import Crew
from kodawari.web._race_job import RaceQuestion

BASE = "http://127.0.0.1:8470"
EXAMPLES = 8
SOUND = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
# What a schema allows may still be refused: a car of that name, a part that does not fit.
CHECKS = {GenerationMode.POSITIVE: SOUND, GenerationMode.NEGATIVE: [*SOUND, checks.negative_data_rejection]}
RUNS = 8


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Litestar, dict[str, Any]]:
    """A server with a car, a race and a job that nobody works on, and the names by which they are known."""
    monkeypatch.setattr(Crew, "look", lambda _: None)
    path = tmp_path / "store.sqlite"
    file = next(entry.file for entry in shipped_cars() if entry.id == "ma-box-stock")
    question = msgspec.to_builtins(RaceQuestion(car=file, car_id="", course="flat-oval", runs=RUNS))
    result = race(resolve(file), load_course("flat-oval"), runs=RUNS)
    with open_store(path) as store:
        car = keep_new(store, file)
        store.jobs.add("race", "waits", question)
        job = store.jobs.claim()
        assert job is not None
        store.jobs.finish(job.id, "stopped")
        number = store.runs.add(
            build="MA", course="flat-oval", physics_version=result.physics_version, seed=0, runs=RUNS,
            time_s=None, finish=1.0, payload={"result": msgspec.to_builtins(result), "question": question},
        )  # fmt: skip
        home = keep_course(store, draft_of_definition(load_definition("slopes")[0]))
        tuned = tune(
            read_parts_box("ma-starter"), load_course("flat-oval"), load_rulebook("open"),
            on=date(2026, 6, 1), finish=0.9, budget=Budget(runs=64), store=store,
        )  # fmt: skip
        study = store.studies.list()[0].id
    names = {
        "identity": [car.id, job.id, "ma-race"],
        "/api/courses": [home.id, "jcjc"],
        "/api/tunes": [study],
        "/api/boxes": ["ma-starter"],
        "number": [number],
        "name": ["jcjc", "flat-oval"],
        "key": ["base", *(setup.name.rsplit(" ", 1)[-1] for setup in tuned.best[:1])],
    }
    return create_app(Settings(store=path)), names


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["right", "wrong"])
def test_every_answer_is_one_that_the_description_knows(
    known: tuple[Litestar, dict[str, Any]], mode: GenerationMode
) -> None:
    app, names = known
    with TestClient(app, base_url=BASE) as client:
        document = client.get("/schema/openapi.json").json()
    schema = schemathesis.openapi.from_dict(document)
    schema.app = app
    asked, wrong, unasked = {}, {}, set()
    for found in schema.get_all_operations():
        operation = found.ok()  # type: ignore[union-attr]
        try:
            asked[operation.label] = _asked(operation, names, mode)
        except (FailureGroup, Failure) as failure:
            wrong[operation.label] = str(failure)
        except Unsatisfiable:
            unasked.add(operation.label)
    assert wrong == {}
    # Nothing is wrong for what takes nothing, or any word, or any bytes.
    assert unasked == (set() if mode is GenerationMode.POSITIVE else _open_to_all(document))
    assert len(asked) > 10


def _open_to_all(document: dict[str, Any]) -> set[str]:
    """Operations that no parameter and no body can be wrong for."""
    found = set()
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            kinds = [each["schema"] for each in operation.get("parameters", [])]
            body = operation.get("requestBody", {}).get("content", {})
            if "application/json" not in body and all(kind == {"type": "string"} for kind in kinds):
                found.add(f"{method.upper()} {path}")
    return found


def _asked(operation: Any, names: dict[str, Any], mode: GenerationMode) -> int:
    """Ask for one thing in many ways; how often it was asked."""
    count = 0

    @settings(
        max_examples=EXAMPLES, derandomize=True, deadline=None, database=None,
        phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        nonlocal count
        count += 1
        if mode is GenerationMode.POSITIVE and count % 2:  # half of the time, what is really there
            for name in case.path_parameters or {}:
                group = operation.path[: operation.path.find("/", len("/api/"))]
                there = names.get(group, names[name]) if name == "identity" else names[name]
                case.path_parameters[name] = there[count // 2 % len(there)]
        case.call_and_validate(base_url=BASE, checks=CHECKS[mode])

    ask()
    return count
