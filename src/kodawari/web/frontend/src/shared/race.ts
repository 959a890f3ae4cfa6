// A shared race: what came of it, its runs in 3D, and the car.

import { h } from "../dom";
import { number } from "../format";
import { CarPicture } from "../parts/carView";
import { cast } from "../parts/cast";
import { inspectionPanel } from "../parts/inspection";
import { coursePlan } from "../parts/plan";
import { raceResult } from "../parts/result";
import { setupTable } from "../parts/setupTable";
import { massesTable, Sizes } from "../parts/sizes";
import { Theatre } from "../parts/theatre";
import { many, t, title } from "../texts";
import { saveButton } from "./saveText";
import type { Track } from "../scene/track";
import type { Head } from "./head";
import type { Part } from "./main";
import type { Content } from "./unpack";

export function racePage(head: Head, content: Content, tracks: Track[]): Part[] {
  const { race, course } = content;
  if (!race) return [];
  const about = `${title(course.title, course.ja)} · ${many("race.laps", race.lap_count, { lane: race.lane })} · ${number(race.distance_m)} m`;
  const result = h("div", {},
    h("div", { class: "head" }, h("div", {}, h("h1", {}, head.name), h("p", { class: "quiet" }, about)),
      h("div", { class: "row" }, saveButton(t("car.toml"), head.toml, head.name))),
    raceResult(race, coursePlan(content.plan, course)));
  const parts: Part[] = [["result", "share.result", result]];
  if (tracks.length) parts.push(["replay", "replay.title", stage(content, tracks)]);
  if (content.car) parts.push(["car", "race.car", carPart(head, content)]);
  return parts;
}

function stage(content: Content, tracks: Track[]): HTMLElement {
  return new Theatre({ tracks, mesh: content.mesh, start: 0, head: h("h2", {}, t("replay.title")), cast: (lead) => cast(tracks, lead) }).element;
}

function carPart(head: Head, content: Content): HTMLElement {
  const car = content.car!;
  const picture = new CarPicture(() => undefined);
  const sizes = new Sizes(() => Promise.resolve(content.balance!));
  picture.update(car);
  sizes.update(car);
  const rules = inspectionPanel(car.inspection, [], { rules: car.inspection.rulebook.id, class: car.inspection.class }, null, null);
  return h("div", { class: "stack" }, h("h2", {}, t("race.car")),
    h("div", { class: "pair" }, h("div", {}, picture.element, sizes.element, massesTable(car)), h("div", {}, h("h3", {}, t("car.inspect")), rules)),
    h("h3", {}, t("car.sheet")), setupTable(car), h("p", { class: "small quiet" }, t("sheet.places")),
    h("details", { class: "entry" }, h("summary", {}, h("span", { class: "what" }, t("car.toml"))), h("pre", { class: "toml", tabindex: 0 }, h("code", {}, head.toml))));
}
