// Chains of pieces: taking apart, putting together. All pure; a piece is known by its object, which is never changed.

import { inverse, isRing, joints, meets, onward, placeOf } from "./pose";
import type { Chain, Draft, Entry, Pose, Spot } from "../types/draft";
import type { Geometry } from "./pose";

export type Picked = ReadonlySet<Entry>;

export function pieces(draft: Draft): Entry[] {
  return draft.chains.flatMap((chain) => chain.pieces);
}

export function spotOf(draft: Draft, entry: Entry): Spot | null {
  for (const [chain, { pieces: list }] of draft.chains.entries()) {
    const index = list.indexOf(entry);
    if (index >= 0) return [chain, index];
  }
  return null;
}

/** The number by which people name a section: from 1, chain after chain. */
export function numberAt(draft: Draft, [chain, index]: Spot): number {
  return draft.chains.slice(0, chain).reduce((sum, { pieces: list }) => sum + list.length, index + 1);
}

export function entryAt(draft: Draft, [chain, index]: Spot): Entry | undefined {
  return draft.chains[chain]?.pieces[index];
}

export function chainAt(start: Pose, list: Entry[]): Chain {
  return { ...placeOf(start), pieces: list };
}

/** A chain moved as a whole. */
export function moved(chain: Chain, by: Pose): Chain {
  return { ...chain, ...onward(by, placeOf(chain)) };
}

interface Run {
  chain: Chain;
  picked: boolean;
}

/** A chain in runs of picked and other pieces, each where it lay. A ring is cut where runs change, not where it began. */
function runsOf(chain: Chain, picked: Picked, geometry: Geometry): Run[] {
  const found = joints(chain, geometry);
  const runs: Run[] = [];
  for (const [index, entry] of chain.pieces.entries()) {
    const last = runs[runs.length - 1];
    const is = picked.has(entry);
    if (last && last.picked === is) last.chain.pieces.push(entry);
    else runs.push({ chain: chainAt(found[index]!, [entry]), picked: is });
  }
  if (runs.length > 1 && runs[0]!.picked === runs[runs.length - 1]!.picked && isRing(chain, geometry)) {
    const end = runs.pop()!;
    runs[0] = { chain: { ...end.chain, pieces: [...end.chain.pieces, ...runs[0]!.chain.pieces] }, picked: end.picked };
  }
  return runs;
}

/** What is picked and what stays; nothing moves. */
export function apart(chains: readonly Chain[], picked: Picked, geometry: Geometry): { rest: Chain[]; runs: Chain[] } {
  const rest: Chain[] = [];
  const runs: Chain[] = [];
  for (const chain of chains) {
    const found = chain.pieces.some((entry) => picked.has(entry)) ? runsOf(chain, picked, geometry) : [{ chain, picked: false }];
    for (const run of found) (run.picked ? runs : rest).push(run.chain);
  }
  return { rest, runs };
}

/** Joins chains where one ends as the next begins, and lifts up what would lie below the floor. */
export function weld(chains: readonly Chain[], geometry: Geometry): Chain[] {
  const open = chains.filter((chain) => chain.pieces.length);
  const ends = open.map((chain) => joints(chain, geometry).pop()!);
  for (let k = 0; k < open.length; k++) {
    const chain = open[k]!;
    if (meets(ends[k]!, placeOf(chain)) && chain.pieces.length > 2) continue; // a ring is whole
    const next = open.findIndex((other, j) => j !== k && meets(ends[k]!, placeOf(other)) && !(meets(ends[j]!, placeOf(other)) && other.pieces.length > 2));
    if (next < 0) continue;
    open[k] = { ...chain, pieces: [...chain.pieces, ...open[next]!.pieces] };
    ends[k] = joints(open[k]!, geometry).pop()!;
    open.splice(next, 1);
    ends.splice(next, 1);
    k = -1; // what was joined may go on, or be what another one was waiting for
  }
  return open.map((chain) => {
    const low = Math.min(...joints(chain, geometry).map((each) => each.z_mm));
    return low < 0 ? { ...chain, z_mm: chain.z_mm - low } : chain;
  });
}

/** Puts something else in the place of a piece; what comes behind it follows. */
export function substitute(draft: Draft, change: (entry: Entry) => Entry[]): Draft {
  const chains = draft.chains.map((chain) => {
    const list = chain.pieces.flatMap((entry) => change(entry));
    return list.length === chain.pieces.length && list.every((entry, k) => entry === chain.pieces[k]) ? chain : { ...chain, pieces: list };
  });
  return { ...draft, chains: chains.filter((chain) => chain.pieces.length) };
}

/** Another piece before the first one of a chain: the chain stays, its beginning moves back. */
export function before(chain: Chain, entry: Entry, geometry: Geometry): Chain {
  const start = onward(placeOf(chain), inverse(geometry(entry).end));
  return chainAt(start, [entry, ...chain.pieces]);
}
