// A car as solids, in millimetres, in its own frame: x forward, y left, z up from the floor.

import * as three from "three";

import { colour } from "../theme";
import type { Block, CarShape, Vector } from "../types";

export interface CarModel {
  group: three.Group;
  wheels: three.Object3D[];
  dampers: { object: three.Object3D; rest: three.Vector3; direction: three.Vector3 }[];
  parts: Map<string, three.Object3D[]>;
}

export interface Look {
  /** Colour of the body; the rest is ink on paper. */
  tint?: string;
  /** Edges alone, without surfaces. */
  outline?: boolean;
}

const UP = new three.Vector3(0, 0, 1);

export function carModel(shape: CarShape, look: Look = {}): CarModel {
  const model: CarModel = { group: new three.Group(), wheels: [], dampers: [], parts: new Map() };
  const dark = new three.Color(colour("paper")).getHSL({ h: 0, s: 0, l: 0 }).l < 0.5;
  const tones = {
    plastic: dark ? "#565b62" : "#c9c6bf",
    rubber: dark ? "#2a2d31" : "#3a3d41",
    rim: dark ? "#8b9098" : "#f4f2ec",
    metal: dark ? "#a9adb4" : "#e9e7e1",
    dark: dark ? "#3b3f45" : "#77756f",
    body: look.tint ?? (dark ? "#73787f" : "#ffffff"),
  };
  const edge = new three.LineBasicMaterial({ color: colour("ink"), transparent: true, opacity: 0.55 });

  const add = (name: string, geometry: three.BufferGeometry, tone: string, opacity = 1): three.Group => {
    const part = new three.Group();
    part.name = name;
    if (!look.outline) {
      const material = new three.MeshLambertMaterial({ color: tone, transparent: opacity < 1, opacity, depthWrite: opacity === 1, polygonOffset: true, polygonOffsetFactor: 1, polygonOffsetUnits: 1 });
      part.add(new three.Mesh(geometry, material));
    }
    part.add(new three.LineSegments(new three.EdgesGeometry(geometry, 30), edge));
    model.group.add(part);
    model.parts.set(name, [...(model.parts.get(name) ?? []), part]);
    return part;
  };

  const round = look.outline ? 20 : 48; // corners of a circle: an outline is seen from further off
  for (const wheel of shape.wheels) {
    const holder = new three.Group();
    const tyre = add("wheel", ring(wheel.radius, wheel.rim, wheel.width, round), tones.rubber);
    const rim = add("wheel", rimOf(wheel.rim, wheel.width, round), tones.rim);
    holder.add(tyre, rim);
    holder.position.set(...wheel.place);
    model.group.add(holder);
    model.wheels.push(holder);
  }
  for (const disc of shape.discs) {
    const part = add(`${disc.name}`, upright(new three.CylinderGeometry(disc.radius, disc.radius, disc.thickness, round)), tones.metal);
    const screw = new three.Mesh(upright(new three.CylinderGeometry(1, 1, disc.thickness + 3, 12)), new three.MeshLambertMaterial({ color: tones.dark }));
    if (!look.outline) part.add(screw);
    part.position.set(...disc.place);
    part.quaternion.setFromUnitVectors(UP, new three.Vector3(...disc.axis));
  }
  for (const block of shape.blocks) addBlock(model, shape, block, add, tones);
  return model;
}

function addBlock(
  model: CarModel, shape: CarShape, block: Block,
  add: (name: string, geometry: three.BufferGeometry, tone: string, opacity?: number) => three.Group,
  tones: Record<string, string>,
): void {
  const tone = { body: tones.body, motor: tones.dark, cell: tones.dark, damper: tones.metal, brake: tones.dark, plate: tones.dark }[block.kind] ?? tones.plastic;
  const part = add(block.name, solid(block), tone!, block.kind === "body" ? 0.28 : 1);
  part.position.set(...block.place);
  // A positive thrust points the front edge down, a positive pitch points the nose up.
  part.rotation.y = (block.turn * Math.PI) / 180 - shape.pitch;
  if (block.kind === "body") part.renderOrder = 1;
  const travel = block.damper === null ? undefined : shape.dampers[block.damper];
  if (travel) model.dampers[block.damper!] = { object: part, rest: part.position.clone(), direction: new three.Vector3(...travel[0]) };
}

function solid(block: Block): three.BufferGeometry {
  const [l, w, high] = block.size;
  if (block.form === "ball") return new three.SphereGeometry(l / 2, 24, 16);
  if (block.form === "rod") return new three.CylinderGeometry(w / 2, w / 2, l, 28).rotateZ(Math.PI / 2);
  if (block.kind === "body") return shell(l, w, high);
  if (block.kind === "plate") return plate(l, w, high);
  return new three.BoxGeometry(l, w, high);
}

/** The box of a body with its upper edges drawn in, as far as the roof points that touch. */
function shell(l: number, w: number, high: number): three.BufferGeometry {
  const geometry = new three.BoxGeometry(l, w, high, 1, 1, 1);
  const at = geometry.getAttribute("position");
  for (let i = 0; i < at.count; i++) {
    if (at.getZ(i) < 0) continue;
    at.setY(i, at.getY(i) * 0.62);
    at.setX(i, at.getX(i) > 0 ? l * 0.12 : -l * 0.42);
  }
  geometry.computeVertexNormals();
  return geometry;
}

/** A plate with cut corners; its outline is the box that inspection measures. */
function plate(l: number, w: number, high: number): three.BufferGeometry {
  const cut = Math.min(l * 0.45, w * 0.12);
  const corners: [number, number][] = [[-l / 2, -w / 2], [l / 2 - cut, -w / 2], [l / 2, -w / 2 + cut], [l / 2, w / 2 - cut], [l / 2 - cut, w / 2], [-l / 2, w / 2]];
  const outline = new three.Shape(corners.map(([x, y]) => new three.Vector2(x, y)));
  return new three.ExtrudeGeometry(outline, { depth: high, bevelEnabled: false }).translate(0, 0, -high / 2);
}

function upright(geometry: three.BufferGeometry): three.BufferGeometry {
  return geometry.rotateX(Math.PI / 2);
}

function ring(outer: number, inner: number, width: number, round: number): three.BufferGeometry {
  const r = Math.min(1.2, 0.1 * width);
  const half = width / 2;
  const profile = [[inner, -half], [outer - r, -half], [outer, -half + r], [outer, half - r], [outer - r, half], [inner, half]].map(([x, y]) => new three.Vector2(x, y));
  return new three.LatheGeometry([...profile, profile[0]!], round);
}

/** A rim with six spokes that show it turning. */
function rimOf(radius: number, width: number, round: number): three.BufferGeometry {
  const hub = new three.Shape().absarc(0, 0, radius, 0, 2 * Math.PI, false);
  for (let k = 0; k < 6; k++) {
    const angle = (k * Math.PI) / 3;
    hub.holes.push(new three.Path().absarc(0.62 * radius * Math.cos(angle), 0.62 * radius * Math.sin(angle), 0.2 * radius, 0, 2 * Math.PI, true));
  }
  const depth = 0.7 * width;
  return new three.ExtrudeGeometry(hub, { depth, bevelEnabled: false, curveSegments: round / 2.4 }).translate(0, 0, -depth / 2).rotateX(Math.PI / 2);
}

/** The axis-aligned dimension lines of a car on its floor: width, length, height. */
export function dimensions(shape: CarShape): { lines: three.LineSegments; labels: { of: "width_mm" | "length_mm" | "height_mm"; place: three.Vector3 }[] } {
  const [front, rear, left, right, top] = shape.span;
  const out = 14;
  const tick = 3;
  const points: Vector[] = [];
  const line = (...ends: Vector[]): void => void points.push(...ends);
  const x = front + out;
  line([x, right, 0], [x, left, 0], [x - tick, right, 0], [x + tick, right, 0], [x - tick, left, 0], [x + tick, left, 0]);
  const y = right - out;
  line([rear, y, 0], [front, y, 0], [rear, y - tick, 0], [rear, y + tick, 0], [front, y - tick, 0], [front, y + tick, 0]);
  const back = rear - out;
  line([back, right, 0], [back, right, top], [back - tick, right, 0], [back + tick, right, 0], [back - tick, right, top], [back + tick, right, top]);
  const geometry = new three.BufferGeometry().setFromPoints(points.map((point) => new three.Vector3(...point)));
  const lines = new three.LineSegments(geometry, new three.LineBasicMaterial({ color: colour("grey") }));
  return {
    lines,
    labels: [
      { of: "width_mm", place: new three.Vector3(x, 0, 0) },
      { of: "length_mm", place: new three.Vector3(0, y, 0) },
      { of: "height_mm", place: new three.Vector3(back, right, 0.5 * top) },
    ],
  };
}
