"""Finding cars by what people call them."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from kodawari.errors import KodawariError, nearest
from kodawari.kei.catalogue._car import KeiCar
from kodawari.kei.catalogue._load import load_cars, read_car

__all__ = ["find_car", "search_cars"]

_SHORTEST = 4
"""Letters of the beginning of a word that may stand for the whole where one car is asked for."""

_YEAR = re.compile(r"(19|20)\d\d")


def find_car(text: str) -> KeiCar:
    """The one car that a text means: its id, a model code, words that fit no other car, or a car file.

    Args:
        text: `suzuki-cappuccino-ea11r-1991`, `EA11R`, `cappuccino`, `alto works`, `./mine.toml`.

    Raises:
        KodawariError: No car fits (the mend names the nearest), several do (it names them), or the file is
            not sound.
    """
    if text.endswith(".toml"):
        return read_car(Path(text).expanduser())
    cars = load_cars()
    wanted = _folded(text)
    for key in (lambda car: [car.id], lambda car: [car.model, f"{car.maker} {car.model}", car.name], _codes):
        exact = [car for car in cars if wanted in {_folded(word) for word in key(car)}]
        if len(exact) == 1:
            return exact[0]
    found = tuple(car for car in search_cars(text) if all(_begins(car, word) for word in text.split()))
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(car.id for car in found[:6])
        raise KodawariError(
            f"'{text}' fits {len(found)} cars", mend=f"Name one: {ids}{', …' if len(found) > 6 else ''}."
        )
    names = {word: car.id for car in cars for word in (*_codes(car), car.maker, car.model, car.name, car.id)}
    raise KodawariError(
        f"no car is called '{text}'", mend=nearest(text, names) or "'kodawari kei list' shows all."
    )


def search_cars(
    text: str = "", *, maker: str = "", era: str = "", body: str = "", year: int | None = None
) -> tuple[KeiCar, ...]:
    """The cars for which every word and every condition holds.

    Args:
        text: Words of name, id, model code, era, body or layout, or a year of production.
        maker: Only this maker.
        era: Only this era, such as K1990.
        body: Only this kind of body.
        year: Only cars built in this year.

    Raises:
        KodawariError: There is no such maker, era or body; the mend names what there is.
    """
    cars = load_cars()
    for given, what, known in (
        (maker, "maker", {car.maker for car in cars}),
        (era, "era", {car.era for car in cars if car.era}),
        (body, "body", {car.body for car in cars}),
    ):
        _must_be_known(given, what, sorted(known))
    words = [_folded(word) for word in text.split()]
    return tuple(
        car
        for car in cars
        if all(_has(car, word) for word in words)
        and maker.lower() in {"", car.maker.lower()}
        and era.lower() in {"", car.era.lower()}
        and body.lower() in {"", car.body.lower()}
        and (year is None or _built_in(car, year))
    )


def _begins(car: KeiCar, word: str) -> bool:
    """Whether a word begins where one of the car's words does, and ends so too or has four letters.

    `bet` is nobody's though it stands in `alpha/beta`; `cappu`, `copen-l880k` and `1.3` are.
    """
    wanted = _folded(word)
    if bool(_YEAR.fullmatch(wanted)) and _built_in(car, int(wanted)):
        return True
    texts = (car.id, car.name, car.model, *car.codes, car.era, car.body, car.layout)
    return any(_starts(wanted, re.split(r"[\s/(),_-]+", text)) for text in texts)


def _starts(wanted: str, pieces: Sequence[str]) -> bool:
    """Whether some pieces in a row are the word, or begin with it when it is long enough."""
    folded = [_folded(piece) for piece in pieces]
    for first in range(len(folded)):
        rest = "".join(folded[first:])
        whole = wanted in {"".join(folded[first:last]) for last in range(first + 1, len(folded) + 1)}
        if whole or (len(wanted) >= _SHORTEST and rest.startswith(wanted)):
            return True
    return False


def _must_be_known(given: str, what: str, known: Sequence[str]) -> None:
    if given and given.lower() not in {word.lower() for word in known}:
        mend = nearest(given, known) or f"There are {', '.join(known)}."
        raise KodawariError(f"no car has the {what} '{given}'", mend=mend)


def _has(car: KeiCar, word: str) -> bool:
    """Whether a word belongs to a car: a piece of its names, or a year in which it was built."""
    plain = (car.id, car.name, *car.codes, car.era, car.body, car.layout)
    if any(word in _folded(each) for each in plain):
        return True
    return bool(_YEAR.fullmatch(word)) and _built_in(car, int(word))


def _built_in(car: KeiCar, year: int) -> bool:
    if car.first_year is None:
        return False
    return car.first_year <= year <= (car.last_year or 9999)


def _codes(car: KeiCar) -> list[str]:
    return list(car.codes)


def _folded(text: str) -> str:
    """Case, width of letters, hyphens and spaces do not matter."""
    return re.sub(r"[\s_-]+", "", unicodedata.normalize("NFKC", text).lower())
