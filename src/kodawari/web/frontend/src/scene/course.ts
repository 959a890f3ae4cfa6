// A course as surfaces: floors, walls of 2 mm, lane lines; in metres, from the segments that the solver runs on.

import * as three from "three";

import { colour } from "../theme";
import type { CourseMesh } from "../types";

const WALL = 0.002;

export function courseModel(mesh: CourseMesh): three.Group {
  const group = new three.Group();
  const floors: number[] = [];
  const walls: number[] = [];
  const lines: number[] = [];
  for (const strip of mesh.strips) {
    let last: ReturnType<typeof section> | null = null;
    for (const row of strip.rows) {
      const now = section(row, mesh.wall_height);
      if (last) {
        quad(floors, last.left, last.right, now.right, now.left);
        for (const side of ["left", "right"] as const) {
          const [inner, top, outer, foot] = [`${side}`, `${side}Top`, `${side}Out`, `${side}Foot`] as ("left" | "leftTop" | "leftOut" | "leftFoot")[];
          quad(walls, last[inner!], last[top!], now[top!], now[inner!]);
          quad(walls, last[top!], last[outer!], now[outer!], now[top!]);
          quad(walls, last[outer!], last[foot!], now[foot!], now[outer!]);
          lines.push(...last[top!].toArray(), ...now[top!].toArray());
          lines.push(...last[inner!].toArray(), ...now[inner!].toArray());
        }
      } else {
        lines.push(...now.left.toArray(), ...now.right.toArray());
      }
      last = now;
    }
  }
  const paper = new three.Color(colour("paper"));
  const dark = paper.getHSL({ h: 0, s: 0, l: 0 }).l < 0.5;
  group.add(surface(floors, dark ? "#3a3f45" : "#ffffff", 1), surface(walls, dark ? "#4a5058" : "#e6e3dc", 0.55));
  const geometry = new three.BufferGeometry().setAttribute("position", new three.Float32BufferAttribute(lines, 3));
  group.add(new three.LineSegments(geometry, new three.LineBasicMaterial({ color: colour("grey"), transparent: true, opacity: 0.7 })));
  return group;
}

function section(row: number[], high: number): Record<"left" | "right" | "leftTop" | "rightTop" | "leftOut" | "rightOut" | "leftFoot" | "rightFoot", three.Vector3> {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, i = 0, j = 1] = row;
  const left = new three.Vector3(a, b, c);
  const right = new three.Vector3(d, e, f);
  const up = new three.Vector3(g, i, j).multiplyScalar(high);
  const out = left.clone().sub(right).normalize().multiplyScalar(WALL);
  const leftTop = left.clone().add(up);
  const rightTop = right.clone().add(up);
  return { left, right, leftTop, rightTop, leftOut: leftTop.clone().add(out), rightOut: rightTop.clone().sub(out), leftFoot: left.clone().add(out), rightFoot: right.clone().sub(out) };
}

function quad(into: number[], a: three.Vector3, b: three.Vector3, c: three.Vector3, d: three.Vector3): void {
  for (const corner of [a, b, c, a, c, d]) into.push(corner.x, corner.y, corner.z);
}

function surface(corners: number[], tone: string, opacity: number): three.Mesh {
  const geometry = new three.BufferGeometry().setAttribute("position", new three.Float32BufferAttribute(corners, 3));
  geometry.computeVertexNormals();
  return new three.Mesh(geometry, new three.MeshLambertMaterial({ color: tone, side: three.DoubleSide, transparent: opacity < 1, opacity, depthWrite: opacity === 1, polygonOffset: true, polygonOffsetFactor: 2, polygonOffsetUnits: 2 }));
}
