// Rivals of a replay: cars in outline. All rivals of one build are a handful of drawings, however many they are.

import * as three from "three";

import { carModel } from "./car";
import type { CarModel } from "./car";
import type { Track } from "./track";
import type { CarShape } from "../types";

/** Lines drawn many times at once, each time where a matrix puts them and in a colour of its own. */
class ManyLines extends three.LineSegments<three.BufferGeometry, three.LineBasicMaterial> {
  // The renderer asks for these, and for nothing else that three.js keeps for triangles alone.
  readonly isInstancedMesh = true;
  readonly morphTexture = null;
  readonly instanceMatrix: three.InstancedBufferAttribute;
  readonly instanceColor: three.InstancedBufferAttribute;

  constructor(geometry: three.BufferGeometry, material: three.LineBasicMaterial, override readonly count: number) {
    super(geometry, material);
    this.instanceMatrix = new three.InstancedBufferAttribute(new Float32Array(16 * count), 16).setUsage(three.DynamicDrawUsage);
    this.instanceColor = new three.InstancedBufferAttribute(new Float32Array(3 * count), 3);
    this.frustumCulled = false;
  }
}

/** What moves by itself in a car: the frame, a wheel or a damper, as its edges. */
interface Piece {
  lines: ManyLines;
  rest: three.Vector3;
  wheel: boolean;
  damper: number;
}

const place = new three.Vector3();
const turn = new three.Quaternion();
const axle = new three.Vector3(0, 1, 0);
const once = new three.Vector3(1, 1, 1);
const still = new three.Quaternion();
const local = new three.Matrix4();

export class Ghosts {
  readonly object = new three.Group();
  private readonly pieces: Piece[];
  private readonly directions: three.Vector3[];

  /** `tracks` are runs of cars of this shape, `tints` their colours. */
  constructor(shape: CarShape, private readonly tracks: Track[], tints: string[]) {
    const model = carModel(shape, { outline: true });
    const material = new three.LineBasicMaterial({ transparent: true, opacity: 0.8 });
    const movers = [null, ...model.wheels, ...model.dampers.map((each) => each.object)];
    this.directions = model.dampers.map((each) => each.direction);
    this.pieces = edgesOf(model, movers).map((geometry, k) => {
      const lines = new ManyLines(geometry, material, tracks.length);
      tints.forEach((tint, index) => new three.Color(tint).toArray(lines.instanceColor.array, 3 * index));
      this.object.add(lines);
      return { lines, rest: movers[k]?.position.clone() ?? new three.Vector3(), wheel: k > 0 && k <= model.wheels.length, damper: k - 1 - model.wheels.length };
    });
  }

  /** Puts the car of a track where `base` puts its frame, its wheels and dampers as the run has them. */
  pose(track: Track, base: three.Matrix4): void {
    const index = this.tracks.indexOf(track);
    const rolled = track.turned();
    for (const { lines, rest, wheel, damper } of this.pieces) {
      place.copy(rest);
      if (damper >= 0) place.addScaledVector(this.directions[damper]!, 1000 * track.travel(damper));
      local.compose(place, wheel ? turn.setFromAxisAngle(axle, rolled) : still, once).premultiply(base);
      local.toArray(lines.instanceMatrix.array, 16 * index);
      lines.instanceMatrix.needsUpdate = true;
    }
  }
}

/** The edges of what moves by itself, in its own frame; the first is everything that does not. */
function edgesOf(model: CarModel, movers: (three.Object3D | null)[]): three.BufferGeometry[] {
  model.group.updateMatrixWorld(true);
  const points = movers.map((): number[] => []);
  const corner = new three.Vector3();
  model.group.traverse((object) => {
    if (!(object instanceof three.LineSegments)) return;
    const of = Math.max(0, movers.findIndex((each) => each && (each === object.parent || each === object.parent?.parent)));
    const mover = movers[of];
    const matrix = mover ? mover.matrixWorld.clone().invert().multiply(object.matrixWorld) : object.matrixWorld;
    const places = (object.geometry as three.BufferGeometry).getAttribute("position");
    for (let i = 0; i < places.count; i++) points[of]!.push(...corner.fromBufferAttribute(places, i).applyMatrix4(matrix).toArray());
    (object.geometry as three.BufferGeometry).dispose();
  });
  return points.map((each) => new three.BufferGeometry().setAttribute("position", new three.Float32BufferAttribute(each, 3)));
}
