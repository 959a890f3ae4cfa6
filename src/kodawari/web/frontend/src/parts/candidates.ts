// The runs of a race that are worth a look: quickest, median, slowest, and one for each way of going out.

import { number, percent } from "../format";
import { t, title, word } from "../texts";
import type { Place, Race } from "../types";

export interface Candidate {
  /** As an address names it: `b7` with best values, `d7` with drawn parameters. */
  id: string;
  text: string;
}

const MOST = 8;

export function candidates(race: Race): Candidate[] {
  const typical = race.typical.map(([name, run, time]) => ({ id: `b${run}`, text: `${t(`typical.${name}`)} · ${number(time)} s` }));
  const ends = [...race.best_places, ...race.places].filter((place) => place.runs.length).slice(0, MOST);
  const all = [...typical, ...ends.map((place) => ({ id: idOf(place, 0), text: `${word("reason", place.reason)} · ${title(place.piece, place.piece_ja)} · ${percent(place.chance)}` }))];
  return all.filter((each, k) => all.findIndex((other) => other.id === each.id) === k);
}

export function idOf(place: Place, index: number): string {
  return `${place.drawn ? "d" : "b"}${place.runs[index]}`;
}
