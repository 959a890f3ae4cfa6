// What the server's interface speaks, as it describes it in /schema/openapi.json.

export type Vector = [number, number, number];

export interface Shown {
  text: string;
  value: number | null;
  low: number | null;
  high: number | null;
  unit: string;
  confidence: string;
  source: string;
  note: string;
}

export interface Problem {
  cause: string;
  file: string;
  place: string;
  mend: string;
}

export interface CarShape {
  wheels: { place: Vector; radius: number; rim: number; width: number }[];
  discs: { name: string; place: Vector; axis: Vector; radius: number; thickness: number }[];
  blocks: Block[];
  points: { name: string; place: Vector }[];
  dampers: [Vector, number][];
  rigid_centre: Vector;
  pitch: number;
  span: [number, number, number, number, number, number];
}

export interface Block {
  name: string;
  kind: string;
  form: "box" | "rod" | "ball";
  place: Vector;
  size: Vector;
  turn: number;
  damper: number | null;
}

export interface CarCard {
  id: string;
  name: string;
  shipped: boolean;
  revision: number;
  updated: string;
  chassis: string;
  motor: string;
  mass: Shown | null;
  width: Shown | null;
  verdict: Status;
  open_rules: [string, string][];
  shape: CarShape | null;
  trouble: Problem | null;
}

export interface Garage {
  own: CarCard[];
  deleted: CarCard[];
  shipped: CarCard[];
}

export type Status = "pass" | "fail" | "unknown";

export interface Bar {
  start: number;
  end: number;
  low: number | null;
  value: number | null;
  high: number | null;
  lower: number | null;
  upper: number | null;
}

export interface Finding {
  rule: string;
  title: string;
  title_ja: string;
  section: string;
  quantity: string;
  kind: "number" | "choice" | "flag";
  status: Status;
  binding: boolean;
  measured: unknown;
  measured_text: string;
  measured_confidence: string;
  measured_source: string;
  measured_note: string;
  margin_text: string;
  limit_text: string;
  judged_by: string;
  confidence: string;
  unit: string;
  source: { title: string; url: string; as_of: string; confidence: string };
  warnings: string[];
  settle: string;
  note: string;
  bar: Bar | null;
}

export interface Inspection {
  rulebook: { id: string; title: string; title_ja: string; publisher: string };
  class: string;
  classes: { id: string; title: string; title_ja: string }[];
  on: string;
  edition: { id: string; title: string; from: string; note: string };
  verdict: Status;
  findings: Finding[];
  not_covered: { id: string; title: string; title_ja: string; reason: string; section: string }[];
  not_applicable: { rule: string; title: string; reason: string }[];
}

export interface SheetRow {
  group: string;
  name: string;
  part: string;
  spec: string;
  items: string[];
  from_kit: boolean;
  pair: boolean;
  place_mm: [number, number, number | null] | null;
  detail: string;
}

export interface CarView {
  id: string;
  name: string;
  shipped: boolean;
  revision: number;
  file: CarFile;
  shape: CarShape;
  sizes: { name: string; computed: Shown; measured: Shown | null; by: string }[];
  masses: { name: string; mass: Shown }[];
  sheet: SheetRow[];
  mounts: string[];
  inspection: Inspection;
}

export type Entry = Record<string, unknown>;
export type CarFile = { car: Entry } & Record<string, unknown>;

export interface Balance {
  ahead_mm: Shown;
  left_mm: Shown;
  height_mm: Shown;
  front_percent: Shown;
  roll_g_mm2: Shown;
  pitch_g_mm2: Shown;
  yaw_g_mm2: Shown;
}

export interface Choice {
  id: string;
  name: string;
  items: string[];
  unfit: string;
  holes: string[];
}

export interface Rulebook {
  id: string;
  title: string;
  title_ja: string;
  classes: { id: string; title: string; title_ja: string }[];
}

export interface About {
  version: string;
  store: string;
  store_bytes: number;
  cars: number;
  races: number;
  compiled: boolean;
}

export interface CourseCard {
  name: string;
  title: string;
  ja: string;
  note: string;
  lanes: { number: number; next_lane: number; length_m: number }[];
  pieces: string[];
  laps: number;
  race_m: number;
}

export interface CourseMesh {
  half_width: number;
  wall_height: number;
  strips: { piece: number; lane: number; rows: number[][] }[];
}

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
}

export interface Interval {
  median: number;
  low: number;
  high: number;
}

export interface Place {
  reason: string;
  piece: string;
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
  lane: number;
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
