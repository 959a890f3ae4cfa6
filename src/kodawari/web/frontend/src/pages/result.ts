// What came of a race, from the store.

import { get, getText } from "../api";
import { h, replace } from "../dom";
import { number } from "../format";
import { idOf } from "../parts/candidates";
import { coursePlan } from "../parts/plan";
import { raceResult } from "../parts/result";
import { saveDialog } from "../parts/save";
import { trouble } from "../shell";
import { many, t, title } from "../texts";
import { replayAddress } from "./replayAddress";
import type { CourseCard, Place, Race } from "../types";

export async function result(id: string): Promise<HTMLElement> {
  const [found, courses] = await Promise.all([get<Race>(`/api/races/${encodeURIComponent(id)}`), get<CourseCard[]>("/api/courses")]);
  const course = courses.find((each) => each.name === found.course);
  const plan = h("div", { class: "plan-place" });
  getText(`/api/races/${found.id}/plan`).then((text) => replace(plan, coursePlan(text, course))).catch(trouble);
  const race = String(found.id);
  const see = (place: Place): string => replayAddress([{ race, runs: place.runs.slice(0, 4).map((_, k) => idOf(place, k)) }], "end");
  return h(
    "div",
    {},
    h("div", { class: "head" },
      h("div", {}, h("h1", {}, found.car), h("p", { class: "quiet" }, about(found))),
      h("div", { class: "row" }, h("a", { class: "button main", href: replayAddress([{ race, runs: found.telling }]) }, t("race.watch")), h("a", { class: "button", href: again(found) }, t("race.again")),
        h("button", { onclick: () => saveDialog(race, found.telling) }, t("share.save")))),
    raceResult(found, plan, see),
  );
}

/** Course, laps and way of a race in one line. */
export function about(found: Race): string {
  return `${title(found.course_title, found.course_ja)} · ${many("race.laps", found.lap_count, { lane: found.lane })} · ${number(found.distance_m)} m`;
}

/** The form of this race, filled in as it was. */
function again(found: Race): string {
  const asked = new URLSearchParams({ car: found.car_id, course: found.course, lane: String(found.lane), runs: String(found.runs), seed: String(found.seed) });
  if (found.laps !== null) asked.set("laps", String(found.laps));
  return `/race?${asked.toString()}`;
}
