// The samples of one run, and the state between two of them.

import type { ReplayCar, ReplayHeader } from "../types";

export interface Run {
  about: ReplayCar;
  header: ReplayHeader;
  data: Float32Array;
  columns: number;
  column: Record<string, number>;
  end: number;
}

/** Reads what /api/races/…/replay gives: a header, then rows of 32-bit floats. */
export function readReplay(block: ArrayBuffer): Run[] {
  const view = new DataView(block);
  const length = view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(block, 4, length))) as ReplayHeader;
  const columns = header.columns.length;
  const column = Object.fromEntries(header.columns.map((name, index) => [name, index]));
  let offset = 4 * Math.ceil((4 + length) / 4);
  return header.cars.map((about) => {
    const data = new Float32Array(block, offset, about.samples * columns);
    offset += 4 * about.samples * columns;
    return { about, header, data, columns, column, end: about.samples ? data[(about.samples - 1) * columns]! : 0 };
  });
}

/** The row at or before a time, and how far the next one has come near, 0 to 1. */
export function rowAt(run: Run, time: number): [number, number] {
  const { data, columns, about } = run;
  let low = 0;
  let high = about.samples - 1;
  if (time <= data[0]!) return [0, 0];
  if (time >= data[high * columns]!) return [high, 0];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (data[middle * columns]! <= time) low = middle;
    else high = middle;
  }
  const before = data[low * columns]!;
  return [low, (time - before) / (data[high * columns]! - before)];
}

/** A column at a row and a share of the way to the next. */
export function valueAt(run: Run, name: string, [row, share]: [number, number]): number {
  const index = run.column[name]!;
  const here = run.data[row * run.columns + index]!;
  if (!share) return here;
  return here + share * (run.data[(row + 1) * run.columns + index]! - here);
}
