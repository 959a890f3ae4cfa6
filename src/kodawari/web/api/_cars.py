"""`/api/cars`: the garage."""

import re
from datetime import date
from typing import Annotated, Any

import msgspec
from litestar import Response, delete, get, post, put
from litestar.datastructures import State
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from kodawari.errors import KodawariError
from kodawari.mini4wd.build import CarFile, car_text, resolve
from kodawari.mini4wd.garage import (
    CAR_KIND,
    keep_new,
    named,
    own_cars,
    read_text_of_car,
    shipped_cars,
    sound,
    the_car,
)
from kodawari.store import open_store
from kodawari.web.api._car_card import CarCard, car_card
from kodawari.web.api._car_view import BalanceView, CarView, balance_view, car_view
from kodawari.web.api._choices import Choice, choices_for

__all__ = ["HANDLERS", "Made"]


class Garage(msgspec.Struct, frozen=True, kw_only=True):
    """All cars: one's own, those that were thrown away, and those that ship with Kodawari."""

    own: list[CarCard]
    deleted: list[CarCard]
    shipped: list[CarCard]


class NewCar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A car to put into the garage: a copy of another one, or a car file.

    Attributes:
        like: The car to copy.
        text: The text of a car file, instead of `like`.
        name: What to call it; without one it keeps its name.
    """

    like: str = ""
    text: str = ""
    name: str = ""


class ChangedCar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A new state of a car.

    Attributes:
        file: The whole car file.
        revision: The revision that was changed.
    """

    file: CarFile
    revision: int


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What was put into the garage, or taken out: its identity and its name."""

    id: str
    name: str


@get("/api/cars", sync_to_thread=True)
def garage(state: State) -> Garage:
    """Every car as a card."""
    with open_store(state["settings"].store) as store:
        return Garage(
            own=[car_card(entry) for entry in own_cars(store)],
            deleted=[car_card(entry) for entry in own_cars(store, deleted=True)],
            shipped=[car_card(entry) for entry in shipped_cars()],
        )


@post("/api/cars", sync_to_thread=True)
def new_car(state: State, data: JSONBody[NewCar]) -> Made:
    """Put a car into the garage."""
    if bool(data.like) == bool(data.text):
        raise KodawariError("say what the new car is made from", mend="Give `like` or `text`, one of them.")
    with open_store(state["settings"].store) as store:
        file = the_car(store, data.like).file if data.like else read_text_of_car(data.text)
        if data.name:
            file = named(file, data.name)
        resolve(sound(file), source=file.car.name)
        entry = keep_new(store, file)
        return Made(id=entry.id, name=entry.name)


@get("/api/cars/{identity:str}", sync_to_thread=True)
def one_car(
    state: State,
    identity: FromPath[str],
    rules: FromQuery[str] = "open",
    class_: Annotated[str, QueryParameter(name="class")] = "",
    on: FromQuery[date | None] = None,
) -> CarView:
    """A car with everything that follows from its file."""
    with open_store(state["settings"].store) as store:
        return car_view(the_car(store, identity), rules=rules, class_=class_, on=on)


@put("/api/cars/{identity:str}", sync_to_thread=True)
def change_car(
    state: State,
    identity: FromPath[str],
    data: JSONBody[ChangedCar],
    rules: FromQuery[str] = "open",
    class_: Annotated[str, QueryParameter(name="class")] = "",
    on: FromQuery[date | None] = None,
) -> CarView:
    """Change a car of the garage; what cannot be built is refused and not kept."""
    with open_store(state["settings"].store) as store:
        entry = the_car(store, identity)
        if entry.document is None:
            raise KodawariError(f"'{entry.name}' ships with Kodawari", mend="Make a copy and change that.")
        file = sound(data.file)
        view = car_view(msgspec.structs.replace(entry, file=file), rules=rules, class_=class_, on=on)
        kept = store.documents.change(
            identity, name=file.car.name or "car", text=car_text(file), revision=data.revision
        )
        return msgspec.structs.replace(view, revision=kept.revision)


@delete("/api/cars/{identity:str}", status_code=200, sync_to_thread=True)
def throw_car_away(state: State, identity: FromPath[str]) -> Made:
    """Throw a car of the garage away; it can be taken back."""
    with open_store(state["settings"].store) as store:
        found = store.documents.throw_away(identity)
        return Made(id=found.id, name=found.name)


@post("/api/cars/{identity:str}/back", status_code=200, sync_to_thread=True)
def take_car_back(state: State, identity: FromPath[str]) -> Made:
    """Take a car back that was thrown away."""
    with open_store(state["settings"].store) as store:
        found = store.documents.throw_away(identity, back=True)
        return Made(id=found.id, name=found.name)


@delete("/api/bin/cars", status_code=200, sync_to_thread=True)
def empty_bin(state: State) -> dict[str, int]:
    """Remove for good what was thrown away."""
    with open_store(state["settings"].store) as store:
        return {"removed": store.documents.empty_bin(CAR_KIND)}


@get("/api/cars/{identity:str}/balance", sync_to_thread=True)
def balance(state: State, identity: FromPath[str]) -> BalanceView:
    """Centre of mass and moments of inertia with their spreads."""
    with open_store(state["settings"].store) as store:
        entry = the_car(store, identity)
    return balance_view(resolve(entry.file, source=entry.name))


@get("/api/cars/{identity:str}/choices", sync_to_thread=True)
def choices(state: State, identity: FromPath[str]) -> dict[str, list[Choice]]:
    """Every part that could be put on this car."""
    with open_store(state["settings"].store) as store:
        entry = the_car(store, identity)
    return choices_for(resolve(entry.file, source=entry.name))


@get("/api/cars/{identity:str}/file", media_type="application/toml", sync_to_thread=True)
def car_file(state: State, identity: FromPath[str]) -> Response[bytes]:
    """The car file, as the command line reads it."""
    with open_store(state["settings"].store) as store:
        entry = the_car(store, identity)
    name = re.sub(r"[^a-z0-9]+", "-", entry.name.lower()).strip("-") or "car"
    headers: dict[str, Any] = {"content-disposition": f'attachment; filename="{name}.toml"'}
    return Response(car_text(entry.file).encode(), media_type="application/toml", headers=headers)


HANDLERS = [
    garage, new_car, one_car, change_car, throw_car_away, take_car_back, empty_bin, balance, choices,
    car_file,
]  # fmt: skip
