// Adding a rival to a replay: another run of the race, or one of any other race on the same course.

import { get } from "../api";
import { h, replace } from "../dom";
import { number, when } from "../format";
import { trouble } from "../shell";
import { t } from "../texts";
import { candidates } from "./candidates";
import type { Job, Race, RunRow } from "../types";

export function addRuns(race: string, course: string, add: (race: string, run: string) => void): HTMLElement {
  const races = h("select", {});
  const runs = h("select", {});
  const own = h("input", { type: "number", min: 0, step: 1, value: 0 });
  const numbered = h("label", {}, t("replay.number"), own);
  const show = async (): Promise<void> => {
    const found = await get<Race>(`/api/races/${encodeURIComponent(races.value)}`);
    own.max = String(found.runs - 1);
    replace(runs, candidates(found).map(({ id, text }) => h("option", { value: id }, text)), h("option", { value: "b" }, t("replay.anybest")), h("option", { value: "d" }, t("replay.anydrawn")));
    named();
  };
  const named = (): void => { numbered.hidden = runs.value.length > 1; };
  const fill = async (): Promise<void> => {
    if (races.options.length) return;
    const { done } = await get<{ done: RunRow[]; jobs: Job[] }>("/api/races");
    const same = done.filter((row) => row.course === course);
    replace(races, same.map((row) => h("option", { value: row.id, selected: String(row.id) === race }, `${row.build} · ${row.time_s === null ? t("race.never") : `${number(row.time_s)} s`} · ${when(row.created)}`)));
    await show();
  };
  races.addEventListener("change", () => void show().catch(trouble));
  runs.addEventListener("change", named);
  const take = (): void => add(races.value, runs.value.length > 1 ? runs.value : `${runs.value}${Math.trunc(Number(own.value))}`);
  const box = h("details", { class: "entry add-runs" }, h("summary", {}, h("span", { class: "what" }, t("replay.add"))),
    h("div", { class: "deck-line" }, h("label", {}, t("replay.from"), races), h("label", {}, t("replay.run"), runs), numbered, h("button", { onclick: take }, t("add"))));
  box.addEventListener("toggle", () => void fill().catch(trouble));
  return box;
}
