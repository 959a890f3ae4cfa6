// Saving a race: as one file with its replays, or as a page to read and print.

import { get } from "../api";
import { h, replace } from "../dom";
import { bytes } from "../format";
import { problem } from "../shell";
import { t } from "../texts";
import { dialog } from "./dialog";
import { candidates } from "./candidates";
import type { Race } from "../types";

interface Sizes {
  base_bytes: number;
  bytes_per_second: number;
}

/** `chosen` are the runs that are ticked at first, as an address names them. */
export function saveDialog(race: string, chosen: string[]): void {
  const body = h("div", { class: "stack" });
  const box = dialog(t("share.title"), body);
  fill(race, chosen, body, () => box.close()).catch((error: unknown) => replace(body, problem(error)));
}

async function fill(id: string, chosen: string[], body: HTMLElement, done: () => void): Promise<void> {
  const [race, sizes] = await Promise.all([get<Race>(`/api/races/${encodeURIComponent(id)}`), get<Sizes>("/api/share/sizes")]);
  const known = candidates(race);
  const more = chosen.filter((each) => !known.some(({ id: other }) => other === each)).map((each) => ({ id: each, text: t(each.startsWith("b") ? "replay.best" : "replay.drawn", { run: each.slice(1) }) }));
  const boxes = [...known, ...more].map(({ id: run, text }) => ({ run, text, tick: h("input", { type: "checkbox", checked: chosen.includes(run) }) }));
  const link = h("a", { class: "button main", download: true, onclick: done }, t("share.keep"));
  const size = h("p", { class: "quiet small", "aria-live": "polite" });
  const seconds = race.race_time_s?.high ?? race.distance_m / 3;
  const show = (): void => {
    const runs = boxes.filter(({ tick }) => tick.checked).map(({ run }) => run);
    link.href = `/api/races/${encodeURIComponent(id)}/share?runs=${runs.join(",")}`;
    size.textContent = t("share.size", { size: bytes(sizes.base_bytes + runs.length * seconds * sizes.bytes_per_second) });
  };
  for (const { tick } of boxes) tick.addEventListener("change", show);
  show();
  replace(body,
    h("p", {}, t("share.text")),
    h("fieldset", {}, h("legend", { class: "small quiet" }, t("share.runs")), boxes.map(({ text, tick }) => h("label", { class: "check" }, tick, text))),
    size,
    h("div", { class: "row end" }, h("a", { class: "button light", href: `/api/races/${encodeURIComponent(id)}/page`, download: true, onclick: done }, t("share.report")), h("button", { onclick: done }, t("cancel")), link));
}
