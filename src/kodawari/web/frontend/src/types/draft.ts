// What the server's interface speaks about courses while they are drawn. Lengths in mm, angles in degrees; the plan has
// x to the right and y up, headings counter-clockwise from +x; chains are in running order.

import type { CourseCard as Card } from "./index";

export type Point = [number, number];
export type Setting = string | number;
export type Entry = { type: string } & Record<string, Setting>;
export type Spot = [chain: number, index: number];

export interface Chain {
  x_mm: number;
  y_mm: number;
  heading_deg: number;
  z_mm: number;
  pieces: Entry[];
}

/** A figure of the course: bare, or with how sure it is and why. */
export type Parameters = Record<string, Setting | { value: Setting; confidence?: string; reason?: string }>;

export interface Venue {
  outline: Point[];
  obstacles: { name: string; outline: Point[] }[];
}

export interface Draft {
  title: string;
  ja: string;
  note: string;
  lanes: number;
  chains: Chain[];
  parameters: Parameters;
  venue: Venue | null;
  stock: Record<string, number>;
  sources: string[];
}

export interface Pose {
  x_mm: number;
  y_mm: number;
  heading_deg: number;
  z_mm: number;
}

export interface Shape {
  key: string;
  end: Pose;
  outline: Point[];
  lanes: Point[][];
  walls: Point[][];
  length_mm: number;
  low_mm: number;
  high_mm: number;
  changes_lanes: boolean;
  swaps_ends: boolean;
  back: Entry | null;
}

export interface PieceField {
  name: string;
  kind: "figure" | "choice";
  default: Setting | null;
  unit: string;
  of: string[];
  signed: boolean;
  /** The least that makes sense, where the server says it. */
  least?: number;
  required: boolean;
}

export interface PieceKind {
  type: string;
  title: string;
  ja: string;
  note: string;
  free: boolean;
  fields: PieceField[];
  entry: Entry;
  shape: Shape | null;
  mirror: Shape | null;
  stock: Record<string, number>;
}

export interface Parameter {
  name: string;
  title?: string;
  value: Setting;
  unit: string;
  confidence: string;
  source: string;
  reason: string;
  choices: string[];
}

export interface Pieces {
  lanes: number;
  title: string;
  ja: string;
  width_mm: number;
  lane_width_mm: number;
  wall_mm: number;
  pieces: PieceKind[];
  parameters: Parameter[];
}

export interface Change {
  op: "insert" | "remove" | "replace";
  chain: number;
  index: number;
  entries: Entry[];
}

export interface Proposal {
  text: string;
  changes: Change[];
  residual_mm: number;
  residual_deg: number;
  closes: boolean;
  pieces: number;
}

export interface Check {
  name: string;
  verdict: "pass" | "fail" | "note";
  text: string;
  code: string;
  values: Record<string, number | string | (number | string)[]>;
  at: Point | null;
  pieces: Spot[];
}

export interface DraftView {
  checks: Check[];
  raceable: boolean;
  why_not: string;
  course_chain: number | null;
  closed: boolean;
  stretched_mm: number;
  joint_mm: number;
  gap: { ahead_mm: number; aside_mm: number; up_mm: number; turn_deg: number; from: Point; to: Point } | null;
  proposals: Proposal[];
  lanes: { number: number; next_lane: number; plan_length_m: number; length_m: number }[];
  race_m: number | null;
  laps: number | null;
  crossings: { at: Point; height_mm: number; needed_mm: number; ok: boolean; upper: Spot; lower: Spot }[];
  overlaps: { at: Point; one: Spot; other: Spot }[];
  stock: { kind: string; title: string; ja: string; used: number; have: number | null }[];
  venue: { piece: Spot; beyond_mm: number; at: Point }[];
  size: { length_mm: number; width_mm: number; height_mm: number } | null;
  ends: { chain: number; end: "first" | "last"; x_mm: number; y_mm: number; z_mm: number; heading_deg: number; open: boolean }[];
  pieces: number;
  poses: [x: number, y: number, heading: number, z: number][][];
}

export interface OwnCard extends Card {
  id: string;
  own: boolean;
  raceable: boolean;
  why_not: string;
  revision: number | null;
  updated: string | null;
}

export interface Kept {
  id: string;
  own: boolean;
  revision: number | null;
  updated: string | null;
  draft: Draft;
  card: OwnCard;
}

export interface Flight {
  length_m: number;
  step_m: number;
  laps: number;
  points: number[];
  lane: number[];
  lap: number[];
  piece: number[];
}

export interface Exported {
  name: string;
  text: string;
  media_type: string;
  link: string | null;
}

/** A layout of another editor, read. */
export interface Read {
  draft: Draft;
  report: { format_title: string };
  notes: string[];
}
