// One field of a car file as a control: a choice of parts, a length, a tick.

import { h } from "../dom";
import { t, title } from "../texts";
import type { Field } from "./fields";
import type { CarFile, CarView, Choice, Entry } from "../types";

export type Choices = Record<string, Choice[]>;
export type Change = (file: CarFile) => void;

/** What a form works on, and who takes the new car file. */
export interface Bench {
  car: CarView;
  choices: Choices;
  change: Change;
}

export function copy(file: CarFile): CarFile {
  return structuredClone(file);
}

/** Puts a value, or takes the key away when there is none: what is left out comes from kit and mounts. */
export function put(entry: Entry, key: string, value: unknown): void {
  if (value === undefined || value === "") delete entry[key];
  else entry[key] = value;
}

export function control(bench: Bench, field: Field, entry: Entry, set: (value: unknown) => void): HTMLElement {
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
    for (const each of bench.choices[field.of ?? ""] ?? []) options.push([each.id, each.unfit ? `${title(each.name, each.name_ja)} — ${each.unfit}` : title(each.name, each.name_ja), each.unfit !== ""]);
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
  return row ? `${title(row.part, row.part_ja)} · ${t(row.from_kit ? "from.kit" : "from.default")}` : t("from.kit");
}
