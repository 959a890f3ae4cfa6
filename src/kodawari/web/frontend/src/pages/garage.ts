// The garage: every car as a card.

import { get, send } from "../api";
import { h } from "../dom";
import { importCar, takeDrops } from "../parts/importCar";
import { figure } from "../parts/figure";
import { fromAbove } from "../parts/outline";
import { verdict } from "../parts/verdict";
import { go, render } from "../router";
import { say, trouble } from "../shell";
import { t, title } from "../texts";
import type { CarCard, Garage } from "../types";

export async function garage(): Promise<HTMLElement> {
  const found = await get<Garage>("/api/cars");
  const picked = new Set<string>();
  const compare = h("button", { disabled: true, onclick: () => go(`/compare?${[...picked].map((id) => `car=${id}`).join("&")}`) }, t("garage.compare"));
  const pick = (id: string, on: boolean): void => {
    if (on) picked.add(id);
    else picked.delete(id);
    compare.disabled = picked.size !== 2;
  };
  const cards = (list: CarCard[]): HTMLElement => h("ul", { class: "cards" }, list.map((car) => h("li", { class: "card" }, card(car, pick))));
  const page = h(
    "div",
    {},
    h("div", { class: "head" }, h("div", {}, h("h1", {}, t("nav.garage")), h("p", { class: "quiet" }, t("garage.lede"))),
      h("div", { class: "row" }, compare, h("button", { onclick: () => importCar() }, t("garage.import")))),
    found.own.length
      ? cards(found.own)
      : h("div", { class: "empty" }, h("b", {}, t("garage.empty")), t("garage.empty.text")),
    h("section", { class: "part" }, h("h2", {}, t("garage.shipped")), cards(found.shipped)),
    found.deleted.length ? bin(found.deleted) : null,
  );
  takeDrops(page);
  return page;
}

function card(car: CarCard, pick: (id: string, on: boolean) => void): HTMLElement[] {
  const check = h("input", { type: "checkbox" });
  check.addEventListener("change", () => pick(car.id, check.checked));
  const broken = car.open_rules.map(([en, ja]) => title(en, ja)).join(", ");
  return [
    h(
      "a",
      { class: "open", href: `/car?id=${car.id}` },
      h("figure", {}, car.shape ? fromAbove(car.shape, "") : null),
      h("h3", {}, car.name),
      car.trouble ? h("p", { class: "signal" }, [car.trouble.place, car.trouble.cause].filter(Boolean).join(": ")) : null,
      h("p", { class: "lines quiet" }, h("span", {}, car.chassis), h("span", {}, car.motor)),
      h("p", { class: "lines" }, car.width ? figure(car.width.text) : null, car.mass ? figure(car.mass.text) : null),
      h("p", { class: "lines" }, verdict(car.verdict), broken ? h("span", { class: "quiet small" }, broken) : null),
    ),
    h(
      "div",
      { class: "bottom" },
      h("button", { class: "light", onclick: () => void copy(car) }, t(car.shipped ? "garage.take" : "garage.copy")),
      h("a", { class: "button light", href: `/race?car=${car.id}` }, t("garage.race")),
      car.shipped ? null : h("button", { class: "light", onclick: () => void away(car) }, t("garage.delete")),
      h("label", { class: "pick check" }, check, t("garage.pick"), h("span", { class: "sr" }, car.name)),
    ),
  ];
}

async function copy(car: CarCard): Promise<void> {
  try {
    const name = car.shipped ? car.name : t("garage.copyname", { name: car.name });
    const made = await send<{ id: string }>("POST", "/api/cars", { like: car.id, name });
    go(`/car?id=${made.id}`);
  } catch (error) {
    trouble(error);
  }
}

async function away(car: CarCard): Promise<void> {
  try {
    await send("DELETE", `/api/cars/${car.id}`);
    await render(false);
    say(t("garage.deleted", { name: car.name }), () => back(car.id));
  } catch (error) {
    trouble(error);
  }
}

async function back(id: string): Promise<void> {
  await send("POST", `/api/cars/${id}/back`);
  await render(false);
}

function bin(cars: CarCard[]): HTMLElement {
  const empty = async (): Promise<void> => {
    if (!confirm(t("garage.bin.sure"))) return;
    await send("DELETE", "/api/bin/cars");
    await render(false);
  };
  return h(
    "section",
    { class: "part" },
    h("div", { class: "head" }, h("h2", {}, t("garage.bin")), h("button", { class: "light", onclick: () => void empty().catch(trouble) }, t("garage.bin.empty"))),
    h("ul", { class: "jobs" }, cars.map((car) =>
      h("li", { class: "job" }, h("span", {}, car.name), h("button", { onclick: () => void back(car.id).catch(trouble) }, t("garage.back"))))),
  );
}
