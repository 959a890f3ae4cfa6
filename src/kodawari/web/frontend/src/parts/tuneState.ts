// How a tune stands, in a bar and a line of words.

import { h } from "../dom";
import { duration, number } from "../format";
import { t, title } from "../texts";
import type { TuneRow } from "../types/tune";

export const AT_WORK = ["queued", "running", "stopping", "elsewhere"];

/** Parts box and course, in the language of the page. */
export function tuneName(tune: TuneRow): string {
  return tune.box ? t("tune.name", { box: tune.box, course: title(tune.course, tune.course_ja) }) : tune.title;
}

export function tuneBar(tune: TuneRow): HTMLElement | null {
  if (!AT_WORK.includes(tune.state)) return null;
  const share = tune.share ?? 0;
  const waiting = tune.share === null || ["", "loading", "compiling", "recall"].includes(tune.stage);
  const inner = h("i", {});
  inner.style.width = `${100 * share}%`;
  return h("div", { class: waiting ? "progress waiting" : "progress", role: "progressbar", "aria-label": t("tune.progress"), "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": Math.round(100 * share) }, inner);
}

export function tuneWords(tune: TuneRow): string {
  const counts = tune.runs ? t("tune.counts", { points: number(tune.points, 0), runs: number(tune.runs, 0) }) : "";
  const left = tune.left_s === null ? "" : t("job.left", { time: duration(tune.left_s) });
  if (tune.state === "failed") return t("job.failed", { why: tune.message });
  const doing = tune.state === "running" && tune.stage ? t(`tune.stage.${tune.stage}`) : t(`tune.state.${tune.state}`);
  return [doing, counts, tune.state === "running" ? left : ""].filter(Boolean).join(" · ");
}
