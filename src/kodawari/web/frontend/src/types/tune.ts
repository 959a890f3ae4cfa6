// What /api/tunes and /api/boxes speak.

import type { CarView, Interval, Problem } from "./index";

export interface Budget {
  seconds: number | null;
  runs: number | null;
}

export interface TuneRow {
  id: string;
  title: string;
  box: string;
  course: string;
  course_ja: string;
  created: string;
  updated: string;
  deleted: string | null;
  state: "queued" | "running" | "stopping" | "elsewhere" | "done" | "stopped" | "interrupted" | "failed";
  stage: string;
  share: number | null;
  left_s: number | null;
  message: string;
  points: number;
  runs: number;
  seconds: number;
  has_result: boolean;
  best_time_s: number | null;
  best_finish: number | null;
  is_confirmed: boolean;
  budget: Budget | null;
}

export interface Point {
  key: string;
  runs: number;
  fresh: boolean;
  time: number | null;
  time_low: number | null;
  time_high: number | null;
  finish: number;
  low: number;
  high: number;
}

export interface News {
  tune: TuneRow;
  mark: number;
  points: Point[];
}

export interface Area {
  name: string;
  title: string;
  base: string;
  settings: { name: string; title: string; options: string[]; low: string; high: string; unit: string }[];
}

export interface PartChange {
  place: string;
  before: string;
  after: string;
  lap_time_s: number | null;
  lap_time_low_s: number | null;
  lap_time_high_s: number | null;
  finish: number | null;
  finish_low: number | null;
  finish_high: number | null;
  together: string[];
}

export interface Chance {
  estimate: number;
  low: number;
  high: number;
  spread_low: number;
  spread_high: number;
  finished: number;
  runs: number;
}

export interface Best {
  key: string;
  name: string;
  lap_time_s: Interval | null;
  race_time_s: Interval | null;
  finish: Chance;
  confirmed: boolean;
  fresh: boolean;
  runs: number;
  verdict: string;
  changes: PartChange[];
}

export interface Effect {
  lap_time_s: number | null;
  lap_time_low_s: number | null;
  lap_time_high_s: number | null;
  finish: number | null;
  finish_low: number | null;
  finish_high: number | null;
}

export interface Result {
  base: Best | null;
  base_refused: string[];
  best: Best[];
  ahead: Best | null;
  total: Effect | null;
  explain_runs: number;
  mattered: { title: string; time: number | null; chance: number | null; time_is_luck: boolean; chance_is_luck: boolean }[];
  mattered_points: number;
  refusals: { reason: string; count: number; alone: number; share: number }[];
  refused: number;
  points: number;
  runs: number;
  stopped: string;
  note: string;
}

export interface Asked {
  box: string;
  car: string;
  course: string;
  course_title: string;
  course_ja: string;
  rules: string;
  rules_title: string;
  rules_ja: string;
  class: string;
  on: string;
  finish: number;
  seed: number;
  lane: number;
  laps: number;
}

export interface TuneView {
  tune: TuneRow;
  asked: Asked | null;
  base_key: string;
  confirm_runs: number;
  areas: Area[];
  result: Result | null;
  trouble: Problem | null;
}

export interface SetupView {
  key: string;
  point: Point;
  changes: PartChange[];
  car: CarView;
  base_id: string;
}

export interface Outlook {
  areas: Area[];
  setups: number;
  unfit: [string, string][];
  base: string;
  refused: string[];
  known: TuneRow | null;
  reach: { fresh_runs: number | null; one: number | null; wanted: number | null };
  runs: number | null;
}

export interface BoxCard {
  id: string;
  name: string;
  shipped: boolean;
  car: string;
  car_id: string;
  kinds: number;
  pieces: number;
  trouble: Problem | null;
}

export interface Boxes {
  own: BoxCard[];
  deleted: BoxCard[];
  shipped: BoxCard[];
}

export interface BoxFile {
  box: { car: string; name: string; notes: string };
  part: { spec: string | null; item: string | null; count: number | null }[];
}

export interface BoxView {
  card: BoxCard;
  revision: number;
  file: BoxFile;
  parts: { name: string; kind: string; items: string[]; count: number; unfit: string }[];
  areas: Area[];
}

export interface FoundPart {
  item: string;
  name: string;
  ja: string;
  unfit: string;
  missing: string;
}
