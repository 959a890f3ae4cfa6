// Races, the jobs that run them, and single runs.

import type { CarShape, Vector } from "./car";

export interface Job {
  id: string;
  kind: string;
  title: string;
  created: string;
  state: "queued" | "running" | "stopping" | "done" | "stopped" | "failed" | "interrupted";
  stage: string;
  done: number;
  total: number;
  left_s: number | null;
  result: number | null;
  message: string;
}

export interface RunRow {
  id: number;
  created: string;
  build: string;
  course: string;
  physics_version: string;
  seed: number;
  runs: number;
  time_s: number | null;
  finish: number | null;
  course_title: string;
  course_ja: string;
}

export interface Interval {
  median: number;
  low: number;
  high: number;
}

export interface Place {
  reason: string;
  piece: string;
  piece_ja: string;
  lap: number;
  lane: number;
  chance: number;
  speed_m_s: number;
  stood: string;
  runs: number[];
  drawn: boolean;
}

export interface Race {
  id: number;
  car: string;
  car_id: string;
  course: string;
  course_title: string;
  course_ja: string;
  lane: number;
  laps: number | null;
  lap_count: number;
  runs: number;
  seed: number;
  physics_version: string;
  distance_m: number;
  race_time_s: Interval | null;
  lap_time_s: Interval | null;
  finish: { estimate: number; low: number; high: number; finished: number; spread_low: number; spread_high: number };
  times_s: number[];
  drawn_times_s: number[];
  places: Place[];
  best_places: Place[];
  speed: { s_m: number[]; median: (number | null)[]; low: (number | null)[]; high: (number | null)[]; lap: number[] };
  typical: [string, number, number][];
  telling: string[];
}

export interface ReplayCar {
  run: number;
  drawn: boolean;
  samples: number;
  finished: boolean;
  time_s: number;
  reason: string;
  rigid_centre: Vector;
}

export interface ReplayHeader {
  race: number;
  name: string;
  course: string;
  columns: string[];
  shape: CarShape;
  cars: ReplayCar[];
}
