// Taking out what a shared file holds: kodawari/web/_pack.py and _share.py say how it was put in.

import { Track } from "../scene/track";
import type { Balance, CarView, CourseCard, CourseMesh, Race, ReplayHeader } from "../types";

export interface Content {
  course: CourseCard;
  mesh: CourseMesh;
  plan: string;
  heights?: string[];
  car?: CarView;
  balance?: Balance;
  race?: Race;
  replay?: { header: ReplayHeader; steps: number[] } | null;
}

export async function unpack(base64: string): Promise<{ content: Content; tracks: Track[] }> {
  const block = await inflate(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  const length = new DataView(block.buffer).getUint32(0, true);
  const content = JSON.parse(new TextDecoder().decode(block.subarray(4, 4 + length))) as Content;
  return { content, tracks: content.replay ? tracksOf(content.replay, block.subarray(4 + length)) : [] };
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function tracksOf({ header, steps }: { header: ReplayHeader; steps: number[] }, block: Uint8Array): Track[] {
  let from = 0;
  return header.cars.map((about) => {
    const data = new Float32Array(about.samples * steps.length);
    steps.forEach((step, column) => {
      restore(block.subarray(from, from + 4 * about.samples), step, data, column, steps.length);
      from += 4 * about.samples;
    });
    return new Track(about, header, data);
  });
}

/** One column: four planes of bytes, lowest first, of second differences in whole steps. */
function restore(planes: Uint8Array, step: number, into: Float32Array, column: number, width: number): void {
  const rows = planes.length / 4;
  let first = 0;
  let value = 0;
  for (let k = 0; k < rows; k++) {
    const signless = planes[k]! + 256 * planes[rows + k]! + 65536 * planes[2 * rows + k]! + 16777216 * planes[3 * rows + k]!;
    first += signless % 2 ? -(signless + 1) / 2 : signless / 2;
    value += first;
    into[k * width + column] = value * step;
  }
}
