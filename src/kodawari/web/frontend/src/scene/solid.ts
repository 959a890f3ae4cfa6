// The car that the camera goes with, in few drawings: what does not move by itself is one solid.

import * as three from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";

import { carModel } from "./car";
import { clear } from "./stage";
import type { CarModel } from "./car";
import type { CarShape } from "../types";

type Lit = three.Mesh<three.BufferGeometry, three.MeshLambertMaterial>;

/** A car of which wheels and dampers can be moved, and nothing be picked. */
export function solidModel(shape: CarShape, tint: string): CarModel {
  const model = carModel(shape, { tint });
  const solid: CarModel = {
    group: new three.Group(),
    wheels: model.wheels.map((each) => merged([each], each)),
    dampers: model.dampers.map((each) => ({ ...each, object: merged([each.object], each.object) })),
    parts: new Map(),
  };
  const movers = new Set([...model.wheels, ...model.dampers.map((each) => each.object)]);
  solid.group.add(merged(model.group.children.filter((each) => !movers.has(each)), null), ...solid.wheels, ...solid.dampers.map((each) => each.object));
  clear(model.group);
  return solid;
}

/** Everything in some groups as one opaque mesh, one clear one and one set of edges, in the frame of `mover`. */
function merged(roots: three.Object3D[], mover: three.Object3D | null): three.Group {
  const opaque: three.BufferGeometry[] = [];
  const clearOnes: three.BufferGeometry[] = [];
  const edges: three.BufferGeometry[] = [];
  let edge: three.Material | null = null;
  let glass = 1;
  for (const root of roots) {
    root.updateMatrixWorld(true);
    const inverse = mover ? mover.matrixWorld.clone().invert() : new three.Matrix4();
    root.traverse((object) => {
      const matrix = inverse.clone().multiply(object.matrixWorld);
      if (object instanceof three.LineSegments) {
        edges.push(bare(object.geometry as three.BufferGeometry).applyMatrix4(matrix));
        edge ??= (object.material as three.Material).clone();
      } else if (object instanceof three.Mesh) {
        const { geometry, material } = object as Lit;
        if (material.transparent) glass = material.opacity;
        (material.transparent ? clearOnes : opaque).push(coloured(geometry, material.color).applyMatrix4(matrix));
      }
    });
  }
  const group = new three.Group();
  const solid = (parts: three.BufferGeometry[], opacity: number): void => {
    if (!parts.length) return;
    const material = new three.MeshLambertMaterial({ vertexColors: true, transparent: opacity < 1, opacity, depthWrite: opacity === 1, polygonOffset: true, polygonOffsetFactor: 1, polygonOffsetUnits: 1 });
    group.add(new three.Mesh(mergeGeometries(parts), material));
  };
  solid(opaque, 1);
  solid(clearOnes, glass);
  if (edge && edges.length) group.add(new three.LineSegments(mergeGeometries(edges), edge));
  if (mover) {
    group.position.copy(mover.position);
    group.quaternion.copy(mover.quaternion);
  }
  return group;
}

function bare(geometry: three.BufferGeometry): three.BufferGeometry {
  return new three.BufferGeometry().setAttribute("position", geometry.getAttribute("position").clone());
}

function coloured(geometry: three.BufferGeometry, colour: three.Color): three.BufferGeometry {
  const flat = geometry.index ? geometry.toNonIndexed() : geometry;
  const count = flat.getAttribute("position").count;
  const colours = new Float32Array(3 * count);
  for (let i = 0; i < count; i++) colour.toArray(colours, 3 * i);
  return bare(flat).setAttribute("normal", flat.getAttribute("normal").clone()).setAttribute("color", new three.BufferAttribute(colours, 3));
}
