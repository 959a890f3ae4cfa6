// The set-up of a car as a form. Every change makes a new car file and hands it over; nothing is changed in place.

import { append, h } from "../dom";
import { t } from "../texts";
import { CAR, FRESH, LISTS, MEASURED, WHEELS } from "./fields";
import type { Field } from "./fields";
import type { CarFile, CarView, Choice, Entry } from "../types";

export type Choices = Record<string, Choice[]>;
type Change = (file: CarFile) => void;

interface Bench {
  car: CarView;
  choices: Choices;
  change: Change;
}

export function editor(car: CarView, choices: Choices, change: Change): HTMLElement {
  const bench = { car, choices, change };
  const locked = car.shipped;
  const root = h("fieldset", { disabled: locked });
  append(root, [nameField(bench), drive(bench), wheels(bench), Object.keys(LISTS).map((list) => entries(bench, list)), measured(bench)]);
  return root;
}

function copy(file: CarFile): CarFile {
  return structuredClone(file);
}

function nameField(bench: Bench): HTMLElement {
  const input = h("input", { value: bench.car.name, maxlength: 80, id: "car-name", autocomplete: "off" });
  input.addEventListener("change", () => {
    const file = copy(bench.car.file);
    file.car.name = input.value.trim();
    bench.change(file);
  });
  return h("label", { class: "field" }, h("span", {}, t("field.name")), input);
}

function drive(bench: Bench): HTMLElement {
  const set = (key: string, value: unknown): void => {
    const file = copy(bench.car.file);
    put(file.car, key, value);
    bench.change(file);
  };
  const kit = h("input", { type: "checkbox", checked: bench.car.file.car.kit_rollers !== false });
  kit.addEventListener("change", () => set("kit_rollers", kit.checked ? undefined : false));
  return h(
    "details",
    { class: "entry", open: true, "data-key": "drive" },
    h("summary", {}, h("span", { class: "what" }, h("b", {}, t("group.drive")))),
    h("div", { class: "fields" }, CAR.map((field) => wide(control(bench, field, bench.car.file.car, (value) => set(field.key, value)))),
      h("label", { class: "check wide" }, kit, t("field.kit_rollers"))),
  );
}

function wheels(bench: Bench): HTMLElement[] {
  const all = (bench.car.file.wheels ?? {}) as Record<string, Entry>;
  return ["front", "rear"].map((end) => {
    const entry = all[end] ?? {};
    const set = (key: string, value: unknown): void => {
      const file = copy(bench.car.file);
      const table = (file.wheels ??= {}) as Record<string, Entry>;
      put((table[end] ??= {}), key, value);
      bench.change(file);
    };
    const row = bench.car.sheet.find((each) => each.group === "tyres" && each.name === end);
    return h(
      "details",
      { class: "entry", "data-key": `wheels-${end}` },
      h("summary", {}, h("span", { class: "name" }, t(`group.wheels_${end}`)), h("span", { class: "what" }, row ? `${row.part} · ${row.detail}` : "")),
      h("div", { class: "fields" }, WHEELS.map((field) => (field.kind === "part" ? wide : same)(control(bench, field, entry, (value) => set(field.key, value))))),
    );
  });
}

function entries(bench: Bench, list: string): HTMLElement {
  const found = (bench.car.file[list] ?? []) as Entry[];
  const add = h("button", { class: "light", onclick: () => addEntry(bench, list) }, t("add"));
  return h("div", { class: "group" }, h("div", { class: "row" }, h("h3", {}, t(`group.${list}`)), add), kitParts(bench, list), found.map((entry, index) => oneEntry(bench, list, entry, index)));
}

/** Rollers of the kit are there without being written down. */
function kitParts(bench: Bench, list: string): HTMLElement[] {
  const rows = bench.car.sheet.filter((row) => row.group === list && row.from_kit);
  return rows.map((row) => h("p", { class: "quiet small" }, `${row.name} · ${row.part} · ${t("from.kit")}`));
}

function addEntry(bench: Bench, list: string): void {
  const file = copy(bench.car.file);
  const fresh: Entry = { ...FRESH[list] };
  const choice = bench.choices[list]?.find((each) => !each.unfit);
  if ("spec" in fresh && choice) fresh.spec = choice.id;
  if (list === "roller" && bench.car.mounts.includes("front-plate")) fresh.on = "front-plate";
  file[list] = [...((file[list] ?? []) as Entry[]), fresh];
  bench.change(file);
}

function oneEntry(bench: Bench, list: string, entry: Entry, index: number): HTMLElement {
  const set = (key: string, value: unknown): void => {
    const file = copy(bench.car.file);
    put((file[list] as Entry[])[index]!, key, value);
    bench.change(file);
  };
  const remove = (): void => {
    const file = copy(bench.car.file);
    file[list] = (file[list] as Entry[]).filter((_, k) => k !== index);
    bench.change(file);
  };
  const own = bench.car.sheet.filter((row) => row.group === list && !row.from_kit)[index];
  return h(
    "details",
    { class: "entry", "data-key": `${list}-${index}`, "data-name": own?.name ?? "", "data-list": list },
    h("summary", {}, h("span", { class: "name" }, own?.name ?? ""), h("span", { class: "what" }, own?.part ?? String(entry.spec ?? ""), own?.detail ? h("span", { class: "quiet" }, ` · ${own.detail}`) : null)),
    h("div", { class: "fields" }, (LISTS[list] ?? []).map((field) => (field.kind === "part" ? wide : same)(control(bench, field, entry, (value) => set(field.key, value)))),
      h("div", { class: "wide row end" }, h("button", { class: "light", onclick: remove }, t("remove")))),
  );
}

const same = (element: HTMLElement): HTMLElement => element;
const wide = (element: HTMLElement): HTMLElement => {
  element.classList.add("wide");
  return element;
};

/** Puts a value, or takes the key away when there is none: what is left out comes from kit and mounts. */
function put(entry: Entry, key: string, value: unknown): void {
  if (value === undefined || value === "") delete entry[key];
  else entry[key] = value;
}

function control(bench: Bench, field: Field, entry: Entry, set: (value: unknown) => void): HTMLElement {
  const value = entry[field.key];
  const name = t(`field.${field.key}`);
  if (field.kind === "flag") {
    const box = h("input", { type: "checkbox", checked: (value ?? field.spare) === true });
    box.addEventListener("change", () => set(box.checked === field.spare ? undefined : box.checked));
    return h("label", { class: "check" }, box, name);
  }
  if (field.kind === "length") return labelled(name, lengthInput(value, set, field));
  if (field.kind === "count" || field.kind === "text") {
    const input = h("input", { type: field.kind === "count" ? "number" : "text", min: 1, max: 12, value: value === undefined ? "" : String(value) });
    input.addEventListener("change", () => set(input.value === "" ? undefined : field.kind === "count" ? Number(input.value) : input.value));
    return labelled(name, input);
  }
  return labelled(name, select(bench, field, entry, set));
}

function labelled(name: string, input: HTMLElement): HTMLElement {
  return h("label", { class: "field" }, h("span", {}, name), input);
}

/** A number, or a reading with its ±, of which only the number is changed here. */
function lengthInput(value: unknown, set: (value: unknown) => void, field: Field): HTMLElement {
  const reading = typeof value === "object" && value !== null ? (value as { value: number; pm: number }) : null;
  const shown = reading ? reading.value : (value as number | undefined);
  const input = h("input", { type: "number", step: field.key.endsWith("_deg") ? 0.5 : 0.1, value: shown === undefined ? "" : String(shown), placeholder: field.needed ? "" : t("field.auto") });
  input.addEventListener("change", () => {
    if (input.value === "") set(undefined);
    else set(reading ? { ...reading, value: Number(input.value) } : Number(input.value));
  });
  return input;
}

function select(bench: Bench, field: Field, entry: Entry, set: (value: unknown) => void): HTMLElement {
  const chosen = entry[field.key];
  const options: [string, string, boolean][] = [];
  if (field.kind === "part") {
    if (!field.needed) options.push(["", chosen === undefined ? fitted(bench, field) : t("from.kit"), false]);
    if (field.of === "body") options.push(["none", t("field.nobody"), false]);
    for (const each of bench.choices[field.of ?? ""] ?? []) options.push([each.id, each.unfit ? `${each.name} — ${each.unfit}` : each.name, each.unfit !== ""]);
  } else if (field.kind === "mount") {
    for (const mount of bench.car.mounts) options.push([mount, mount, false]);
  } else if (field.kind === "guide") {
    options.push(["", t("field.auto"), false], ["slide", t("guide.slide"), false], ["hinge", t("guide.hinge"), false]);
  } else {
    options.push(["", t("field.auto"), false]);
    const spec = ((bench.car.file.plate ?? []) as Entry[]).find((plate) => (plate.name ?? `${String(plate.on)}-plate`) === entry.on)?.spec;
    for (const hole of bench.choices.plate?.find((each) => each.id === spec)?.holes ?? []) options.push([hole, hole, false]);
  }
  const known = options.some(([id]) => id === (chosen ?? ""));
  if (!known && chosen !== undefined) options.unshift([String(chosen), String(chosen), false]);
  const box = h("select", {}, options.map(([id, name, off]) => h("option", { value: id, disabled: off && id !== chosen, selected: id === (chosen ?? "") }, name)));
  box.addEventListener("change", () => set(box.value === "" ? undefined : box.value));
  return box;
}

const GROUPS: Record<string, string> = { motor: "motor", gear: "gears", battery: "cells", body: "body", bearing: "bearings" };

/** What is on the car where the file leaves a part out. */
function fitted(bench: Bench, field: Field): string {
  const row = bench.car.sheet.find((each) => each.group === GROUPS[field.of ?? ""]);
  return row ? `${row.part} · ${t(row.from_kit ? "from.kit" : "from.default")}` : t("from.kit");
}

/** What caliper and scale have shown; each overrides what is computed. */
function measured(bench: Bench): HTMLElement {
  const table = (bench.car.file.measured ?? {}) as Record<string, { value: number; pm?: number } | undefined>;
  const rows = MEASURED.map((key) => {
    const reading = table[key];
    const value = h("input", { type: "number", step: 0.01, value: reading ? String(reading.value) : "", "aria-label": t(`field.${key}`) });
    const pm = h("input", { type: "number", step: 0.01, min: 0, value: reading ? String(reading.pm ?? 0) : key.endsWith("_g") ? "0.1" : "0.05", "aria-label": `${t(`field.${key}`)} ±` });
    const set = (): void => {
      const file = copy(bench.car.file);
      const all = (file.measured ??= {}) as Entry;
      put(all, key, value.value === "" ? undefined : { value: Number(value.value), pm: Number(pm.value || 0) });
      bench.change(file);
    };
    value.addEventListener("change", set);
    pm.addEventListener("change", () => { if (value.value !== "") set(); });
    return h("div", { class: "field wide" }, h("span", { class: "small quiet" }, t(`field.${key}`)), h("div", { class: "pair-input" }, value, "±", pm));
  });
  const count = Object.keys(table).length;
  return h("div", { class: "group" }, h("details", { class: "entry", "data-key": "measured" },
    h("summary", {}, h("span", { class: "what" }, h("b", {}, t("group.measured")), count ? ` · ${count}` : "")),
    h("div", { class: "fields" }, h("p", { class: "wide small quiet" }, t("group.measured.text")), rows)));
}
