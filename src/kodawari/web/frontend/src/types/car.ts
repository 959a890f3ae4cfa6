// Cars: their shape, set-up and inspection.

import type { Inspection, Status } from "./rules";
import type { Problem, Shown } from "./shown";

export type Vector = [number, number, number];

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

export type Entry = Record<string, unknown>;

export type CarFile = { car: Entry } & Record<string, unknown>;

export interface SheetRow {
  group: string;
  name: string;
  part: string;
  part_ja: string;
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
  name_ja: string;
  items: string[];
  unfit: string;
  holes: string[];
}
