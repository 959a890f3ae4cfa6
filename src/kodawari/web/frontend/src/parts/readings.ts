import { h } from "../dom";
import { t } from "../texts";
import { copy, put } from "./control";
import { MEASURED } from "./fields";
import type { Bench } from "./control";
import type { Entry } from "../types";

/** What caliper and scale have shown; each overrides what is computed. */
export function measured(bench: Bench): HTMLElement {
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
