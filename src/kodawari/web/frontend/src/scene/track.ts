// The samples of one run, and the state between two of them.

import type { Quaternion, Vector3 } from "three";

import type { ReplayCar, ReplayHeader } from "../types";

/** How many rows ahead are looked at before a search begins: while it plays, the next row is near. */
const NEAR = 8;

export class Track {
  readonly column: Record<string, number>;
  readonly columns: number;
  /** When its last sample was taken [s]. */
  readonly end: number;
  /** The row at or before the time sought, and how far the next one has come near, 0 to 1. */
  row = 0;
  share = 0;
  /** How far the wheels had turned at each row [rad]: the spin, added up. */
  private readonly turns: Float32Array;
  private readonly travels: number[];
  private readonly x: number;
  private readonly qw: number;

  constructor(readonly about: ReplayCar, readonly header: ReplayHeader, readonly data: Float32Array) {
    this.columns = header.columns.length;
    this.column = Object.fromEntries(header.columns.map((name, index) => [name, index]));
    this.x = this.column.x!; // x, y, z stand together, and so do qw, qx, qy, qz
    this.qw = this.column.qw!;
    this.travels = header.columns.flatMap((name, index) => (name.startsWith("damper_") ? [index] : []));
    this.end = about.samples ? this.time(about.samples - 1) : 0;
    this.turns = new Float32Array(about.samples);
    const spin = this.column.spin!;
    for (let k = 1; k < about.samples; k++) {
      this.turns[k] = (this.turns[k - 1]! + data[k * this.columns + spin]! * (this.time(k) - this.time(k - 1))) % (2 * Math.PI);
    }
  }

  /** Goes to a time; before the first sample and after the last one stands still. */
  seek(time: number): void {
    const last = this.about.samples - 1;
    this.share = 0;
    if (last < 1 || time <= this.time(0)) return void (this.row = 0);
    if (time >= this.time(last)) return void (this.row = last);
    let low = this.row < last && this.time(this.row) <= time ? this.row : 0;
    const near = Math.min(last, low + NEAR);
    while (low < near && this.time(low + 1) <= time) low++;
    let high = low < near ? low + 1 : last;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.time(middle) <= time) low = middle;
      else high = middle;
    }
    this.row = low;
    this.share = (time - this.time(low)) / (this.time(high) - this.time(low));
  }

  /** A column at the time sought, between two rows. */
  at(column: number): number {
    const place = this.row * this.columns + column;
    const here = this.data[place]!;
    return this.share ? here + this.share * (this.data[place + this.columns]! - here) : here;
  }

  value(name: string): number {
    return this.at(this.column[name]!);
  }

  /** How far the wheels have turned at the time sought [rad]. */
  turned(): number {
    const here = this.turns[this.row] ?? 0;
    if (!this.share) return here;
    const spin = this.data[(this.row + 1) * this.columns + this.column.spin!]!;
    return here + this.share * spin * (this.time(this.row + 1) - this.time(this.row));
  }

  /** Travel of a damper [m]; 0 for one that the run did not keep. */
  travel(damper: number): number {
    const column = this.travels[damper];
    return column === undefined ? 0 : this.at(column);
  }

  /** Where the centre of mass of the rigid body is, and how the car is turned; `spare` is room to reckon in. */
  stand(place: Vector3, turn: Quaternion, spare: Quaternion): void {
    const { x, qw } = this;
    place.set(this.at(x), this.at(x + 1), this.at(x + 2));
    const { data } = this;
    let from = this.row * this.columns + qw;
    turn.set(data[from + 1]!, data[from + 2]!, data[from + 3]!, data[from]!);
    if (!this.share) return;
    from += this.columns;
    turn.slerp(spare.set(data[from + 1]!, data[from + 2]!, data[from + 3]!, data[from]!), this.share);
  }

  time(row: number): number {
    return this.data[row * this.columns]!;
  }
}

/** Reads what /api/races/…/replay gives: a header, then rows of 32-bit floats. */
export function readReplay(block: ArrayBuffer): Track[] {
  const length = new DataView(block).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(block, 4, length))) as ReplayHeader;
  let offset = 4 * Math.ceil((4 + length) / 4);
  return header.cars.map((about) => {
    const count = about.samples * header.columns.length;
    const data = new Float32Array(block, offset, count);
    offset += 4 * count;
    return new Track(about, header, data);
  });
}
