// Pieces as drawings, in their own frame; a group carries each to its place.

import { s } from "../dom";
import { t, title } from "../texts";
import { joints, place, span } from "./pose";
import type { ShapeBook } from "./shapes";
import type { Chain, Entry, PieceKind, Point, Pose, Shape } from "../types/draft";

const RIM_MM = 20;
const path = (points: readonly Point[]): string => (points.length ? `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join("L")}` : "");
const round = (x: number): number => Math.round(10 * x) / 10;

export function carry({ x_mm, y_mm, heading_deg }: Pose): string {
  return `translate(${round(x_mm)} ${round(y_mm)}) rotate(${heading_deg.toFixed(4)})`;
}

interface Lines {
  outline: string;
  walls: string;
  lanes: string;
  arrow: string;
  wedge: string;
}

const drawn = new WeakMap<Shape, Lines>();

/** The lines of a shape, made once. */
function linesOf(shape: Shape): Lines {
  let found = drawn.get(shape);
  if (!found) {
    found = { outline: `${path(shape.outline)}Z`, walls: shape.walls.map(path).join(""), lanes: shape.lanes.map(path).join(""), arrow: arrow(shape), wedge: wedge(shape) };
    drawn.set(shape, found);
  }
  return found;
}

/** A small arrow in running direction, half-way along the middle lane. */
function arrow(shape: Shape): string {
  const lane = shape.lanes[Math.floor(shape.lanes.length / 2)] ?? [];
  const half = Math.floor((lane.length - 1) / 2);
  const [a, b] = [lane[half], lane[half + 1]];
  if (!a || !b) return "";
  const at: Pose = { x_mm: (a[0] + b[0]) / 2, y_mm: (a[1] + b[1]) / 2, heading_deg: (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI, z_mm: 0 };
  return path([[-18, 26], [14, 0], [-18, -26]].map(([x, y]) => place(at, [x!, y!])));
}

/** A wedge along the middle that is wide where the floor is high: how a ramp is drawn. */
function wedge(shape: Shape): string {
  const lane = shape.lanes[Math.floor(shape.lanes.length / 2)] ?? [];
  const rise = shape.end.z_mm;
  if (lane.length < 2 || shape.changes_lanes || (Math.abs(rise) < 1 && shape.high_mm < 1)) return "";
  const [[ax, ay], [bx, by]] = [lane[0]!, lane[lane.length - 1]!];
  const along: Pose = { x_mm: ax, y_mm: ay, heading_deg: (Math.atan2(by - ay, bx - ax) * 180) / Math.PI, z_mm: 0 };
  const long = Math.hypot(bx - ax, by - ay);
  const wide = 120;
  const half = rise > 1 ? [[0, 0], [1, wide]] : rise < -1 ? [[0, wide], [1, 0]] : [[0, 0], [0.5, wide], [1, 0]];
  const edge = (side: number): Point[] => half.map(([share, w]) => place(along, [share! * long, side * w!]));
  return `${path([...edge(1), ...edge(-1).reverse()])}Z`;
}

export function pieceDrawing(entry: Entry, shapes: ShapeBook, shape = shapes.geometry(entry)): SVGElement[] {
  const lines = linesOf(shape);
  const bad = shapes.problem(entry);
  return [
    s("path", { class: bad ? "outline bad" : "outline", d: lines.outline }),
    ...(lines.wedge ? [s("path", { class: "wedge", d: lines.wedge })] : []),
    s("path", { class: "lanes", d: lines.lanes }),
    s("path", { class: "walls", d: lines.walls }),
    entry.type === "start" ? startLine(entry, shape, shapes) : s("path", { class: "arrow", d: lines.arrow }),
    ...(bad ? [s("title", {}, bad)] : []),
  ];
}

function startLine(entry: Entry, shape: Shape, shapes: ShapeBook): SVGElement {
  const half = shapes.system.width_mm / 2;
  const spare = shapes.kind("start")?.fields.find((field) => field.name === "line_mm")?.default;
  const x = Number(entry.line_mm ?? spare ?? shape.length_mm / 2);
  return s("g", { class: "start" }, s("path", { class: "start-line", d: `M${x} ${-half}V${half}` }), s("path", { class: "start-arrow", d: `M${x + 50} -45L${x + 130} 0L${x + 50} 45Z` }));
}

/** Chains as drawings that nobody can take hold of: ghosts, and what is dragged. */
export function chainDrawing(chain: Chain, shapes: ShapeBook): SVGElement {
  const found = joints(chain, shapes.geometry);
  return s("g", {}, chain.pieces.map((entry, k) => s("g", { class: "shown", transform: carry(found[k]!) }, pieceDrawing(entry, shapes))));
}

/** A kind of piece for a button of the palette, at a scale [px/mm]; and how large it is [mm]. */
export function pieceIcon({ entry, shape }: PieceKind, shapes: ShapeBook, scale: number): SVGElement {
  const shown = shape ?? shapes.geometry(entry);
  const [left, low, right, high] = span(shown.outline)!;
  const [width, height] = [right - left + 2 * RIM_MM, high - low + 2 * RIM_MM];
  return s("svg", { viewBox: `${left - RIM_MM} ${-high - RIM_MM} ${width} ${height}`, width: Math.max(18, width * scale), height: Math.max(14, height * scale), "aria-hidden": "true" }, s("g", { transform: "scale(1 -1)" }, pieceDrawing(entry, shapes, shown)));
}

/** Pixels per millimetre at which each of some kinds fits into a box. */
export function iconScale(kinds: readonly PieceKind[], [wide, high]: Point): number {
  const boxes = kinds.flatMap(({ shape }) => (shape ? [span(shape.outline)!] : []));
  return Math.min(0.1, ...boxes.map(([left, low, right, top]) => Math.min(wide / (right - left + 2 * RIM_MM), high / (top - low + 2 * RIM_MM))));
}

/** A piece in words: its name, its hand, its own figures. */
export function nameOf(entry: Entry, shapes: ShapeBook): string {
  const kind = shapes.kind(entry.type);
  const name = kind ? title(kind.title, kind.ja) : entry.type;
  return entry.turn ? `${name} ${t(`course.turn.${entry.turn}`)}` : name;
}
