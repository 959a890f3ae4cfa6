// Runs of one race or of several on the same course, run again state by state.

import { get, getBlock } from "../api";
import { h, replace } from "../dom";
import { cast } from "../parts/cast";
import { addRuns } from "../parts/addRuns";
import { saveDialog } from "../parts/save";
import { Theatre } from "../parts/theatre";
import { go } from "../router";
import { readReplay } from "../scene/track";
import { problem } from "../shell";
import { t } from "../texts";
import { replayAddress } from "./replayAddress";
import type { Asked } from "./replayAddress";
import type { Track } from "../scene/track";
import type { CourseMesh } from "../types";

export async function replay(query: URLSearchParams): Promise<HTMLElement> {
  const runs = query.getAll("runs");
  const asked = query.getAll("race").map((race, k) => ({ race, runs: (runs[k] ?? "b0").split(",").filter(Boolean) }));
  const wait = h("div", { class: "stack" }, h("h1", {}, t("replay.title")), h("p", { class: "quiet stage wait", role: "status" }, t("replay.wait")));
  load(asked)
    .then(async (found) => {
      const mesh = await get<CourseMesh>(`/api/races/${encodeURIComponent(asked[0]!.race)}/mesh`);
      replace(wait, stage(asked, found, mesh, query));
    })
    .catch((error: unknown) => replace(wait, h("h1", {}, t("replay.title")), problem(error)));
  return wait;
}

async function load(asked: Asked[]): Promise<Track[]> {
  const blocks = await Promise.all(asked.map(({ race, runs }) =>
    getBlock(`/api/races/${encodeURIComponent(race)}/replay?runs=${encodeURIComponent(runs.join(","))}`)));
  const tracks = blocks.flatMap(readReplay);
  if (new Set(tracks.map((each) => each.header.course)).size > 1) throw new Error(t("replay.courses"));
  return tracks;
}

function stage(asked: Asked[], tracks: Track[], mesh: CourseMesh, query: URLSearchParams): HTMLElement {
  const first = asked[0]!;
  const at = query.get("at");
  const start = at === "end" ? Math.max(0, tracks[0]!.end - 0.8) : Number(at) || 0;
  const names = [...new Set(tracks.map((each) => each.header.name))];
  const theatre: Theatre = new Theatre({
    tracks, mesh, start, timed: query.has("timed"),
    head: h("div", { class: "head" }, h("h1", {}, names.join(" · ")),
      h("div", { class: "row" }, h("button", { onclick: () => saveDialog(first.race, first.runs) }, t("share.save")), h("a", { class: "button light", href: `/race?id=${first.race}` }, t("replay.back")))),
    cast: (lead) => [
      cast(tracks, lead, (index) => go(replayAddress(without(asked, index), theatre.time), true)),
      addRuns(first.race, tracks[0]!.header.course, (race, run) => go(replayAddress(withRun(asked, race, run), theatre.time), true)),
    ],
  });
  return theatre.element;
}

function without(asked: Asked[], index: number): Asked[] {
  let place = 0;
  return asked.map(({ race, runs }) => ({ race, runs: runs.filter(() => place++ !== index) }));
}

function withRun(asked: Asked[], race: string, run: string): Asked[] {
  const found = asked.some((each) => each.race === race);
  const more = asked.map((each) => (each.race === race && !each.runs.includes(run) ? { race, runs: [...each.runs, run] } : each));
  return found ? more : [...more, { race, runs: [run] }];
}
