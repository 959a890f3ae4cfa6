// Who runs in a replay: each run with its colour and line, which of them the camera goes with, and a way to leave one out.

import { h } from "../dom";
import { number } from "../format";
import { colour } from "../theme";
import { t, word } from "../texts";
import type { Track } from "../scene/track";

const LINES = ["solid", "dashed", "dotted", "double"] as const;

/** The first car in the signal colour, its rivals in blue, ink and grey. */
export function tintOf(index: number): string {
  return colour(["signal", "rival", "ink", "grey"][index % 4]!);
}

/** `drop` leaves a run out; without it the cast is as it is. */
export function cast(tracks: Track[], lead: (index: number) => void, drop?: (index: number) => void): HTMLElement {
  const several = new Set(tracks.map((track) => track.header.race)).size > 1;
  return h("ul", { class: "ghosts", "aria-label": t("replay.cast") }, tracks.map((track, index) => {
    const swatch = h("i", { "aria-hidden": "true" });
    swatch.style.borderTopColor = tintOf(index);
    swatch.style.borderTopStyle = LINES[index === 0 ? 0 : 1 + ((index - 1) % 3)]!;
    const radio = h("input", { type: "radio", name: "lead", checked: index === 0, onchange: () => lead(index) });
    const name = runName(track);
    const away = drop && tracks.length > 1 ? h("button", { class: "light tiny", "aria-label": t("replay.drop", { run: name }), onclick: () => drop(index) }, "×") : null;
    return h("li", {}, h("label", { class: "check" }, radio, swatch, h("span", {}, several ? `${track.header.name} · ` : "", name, h("span", { class: "quiet" }, ` · ${ending(track)}`))), away);
  }));
}

function runName({ about }: Track): string {
  return t(about.drawn ? "replay.drawn" : "replay.best", { run: about.run });
}

function ending({ about }: Track): string {
  const time = `${number(about.time_s)} s`;
  return about.finished ? time : `${word("reason", about.reason)}, ${time}`;
}
