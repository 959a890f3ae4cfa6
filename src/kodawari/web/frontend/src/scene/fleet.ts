// All cars of a replay, moved as their runs went. Nothing is allocated while it plays.

import * as three from "three";

import { Ghosts } from "./ghost";
import { solidModel } from "./solid";
import type { CarModel } from "./car";
import type { Track } from "./track";
import type { CarShape } from "../types";

const here = new three.Quaternion();
const next = new three.Quaternion();
const place = new three.Vector3();
const millimetres = new three.Vector3(0.001, 0.001, 0.001);
const base = new three.Matrix4();
const offset = new three.Matrix4();

export class Fleet {
  readonly object = new three.Group();
  /** Where the leading car is: metres in the world, about the centre of mass of its rigid body. */
  readonly lead = new three.Group();
  private readonly solid: CarModel;
  private readonly ghosts = new Map<Track, Ghosts>();

  constructor(private readonly tracks: Track[], private readonly first: number, tints: string[]) {
    const { header, about } = tracks[first]!;
    this.solid = solidModel(header.shape, tints[first]!);
    const [x, y, z] = about.rigid_centre;
    this.solid.group.position.set(-x, -y, -z);
    this.lead.add(new three.Group().add(this.solid.group));
    this.lead.children[0]!.scale.copy(millimetres);
    const moving = new Set([this.lead as three.Object3D, ...this.solid.wheels, ...this.solid.dampers.map((each) => each.object)]);
    this.lead.traverse((each) => {
      each.updateMatrix();
      each.matrixAutoUpdate = moving.has(each);
    });
    this.object.add(this.lead);
    const builds = new Map<CarShape, number[]>();
    tracks.forEach((track, k) => { if (k !== first) builds.set(track.header.shape, [...(builds.get(track.header.shape) ?? []), k]); });
    for (const [shape, places] of builds) {
      const ghosts = new Ghosts(shape, places.map((k) => tracks[k]!), places.map((k) => tints[k]!));
      for (const k of places) this.ghosts.set(tracks[k]!, ghosts);
      this.object.add(ghosts.object);
    }
  }

  /** Puts every car where it is at the time that its track was sought to. */
  pose(): void {
    for (let k = 0; k < this.tracks.length; k++) {
      const track = this.tracks[k]!;
      track.stand(place, here, next);
      if (k === this.first) {
        this.lead.position.copy(place);
        this.lead.quaternion.copy(here);
        this.poseSolid(track);
      } else {
        const [x, y, z] = track.about.rigid_centre;
        base.compose(place, here, millimetres).multiply(offset.makeTranslation(-x, -y, -z));
        this.ghosts.get(track)!.pose(track, base);
      }
    }
  }

  private poseSolid(track: Track): void {
    const { wheels, dampers } = this.solid;
    const turn = track.turned();
    for (const wheel of wheels) wheel.rotation.y = turn;
    for (let k = 0; k < dampers.length; k++) {
      const { object, rest, direction } = dampers[k]!;
      object.position.copy(rest).addScaledVector(direction, 1000 * track.travel(k));
    }
  }
}
