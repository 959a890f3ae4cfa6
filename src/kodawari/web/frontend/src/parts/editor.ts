// The set-up of a car as a form. Every change makes a new car file and hands it over; nothing is changed in place.

import { append, h } from "../dom";
import { phrases, t, title } from "../texts";
import { control, copy, put } from "./control";
import { CAR, FRESH, LISTS, WHEELS } from "./fields";
import { measured } from "./readings";
import type { Bench, Change, Choices } from "./control";
import type { CarView, Entry } from "../types";

export function editor(car: CarView, choices: Choices, change: Change): HTMLElement {
  const bench = { car, choices, change };
  const locked = car.shipped;
  const root = h("fieldset", { disabled: locked });
  append(root, [nameField(bench), drive(bench), wheels(bench), Object.keys(LISTS).map((list) => entries(bench, list)), measured(bench)]);
  return root;
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
      h("summary", {}, h("span", { class: "name" }, t(`group.wheels_${end}`)), h("span", { class: "what" }, row ? `${title(row.part, row.part_ja)} · ${phrases("detail", row.detail)}` : "")),
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
  return rows.map((row) => h("p", { class: "quiet small" }, `${phrases("detail", row.name)} · ${title(row.part, row.part_ja)} · ${t("from.kit")}`));
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
    h("summary", {}, h("span", { class: "name" }, phrases("detail", own?.name ?? "")), h("span", { class: "what" }, own ? title(own.part, own.part_ja) : String(entry.spec ?? ""), own?.detail ? h("span", { class: "quiet" }, ` · ${phrases("detail", own.detail)}`) : null)),
    h("div", { class: "fields" }, (LISTS[list] ?? []).map((field) => (field.kind === "part" ? wide : same)(control(bench, field, entry, (value) => set(field.key, value)))),
      h("div", { class: "wide row end" }, h("button", { class: "light", onclick: remove }, t("remove")))),
  );
}

const same = (element: HTMLElement): HTMLElement => element;
const wide = (element: HTMLElement): HTMLElement => {
  element.classList.add("wide");
  return element;
};
