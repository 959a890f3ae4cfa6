// What a hand does to a draft. All pure: each gives a new draft, and the pieces that are picked afterwards.

import { apart, before, chainAt, entryAt, moved, pieces, spotOf, substitute, weld } from "./chain";
import { inverse, isRing, joints, middle, onward, turnAbout } from "./pose";
import type { Picked } from "./chain";
import type { Geometry } from "./pose";
import type { Chain, Draft, Entry, Point, Pose, Proposal } from "../types/draft";

export interface Edited {
  draft: Draft;
  picked: Entry[];
}

/** An open end, known by the piece that has it. */
export interface Cursor {
  entry: Entry;
  end: "first" | "last";
}

const ABOUT: Pose = { x_mm: 0, y_mm: 0, heading_deg: 180, z_mm: 0 };

export const fresh = (entry: Entry): Entry => ({ ...entry });

/** The end at which the next piece goes: the given one while it is open, else the last end of the last open chain. */
export function openEnd(draft: Draft, wanted: Cursor | null, geometry: Geometry): Cursor | null {
  const open = draft.chains.filter((chain) => !isRing(chain, geometry));
  if (wanted) {
    const at = wanted.end === "last" ? -1 : 0;
    if (open.some((chain) => chain.pieces.at(at) === wanted.entry)) return wanted;
  }
  const start = open.find((chain) => chain.pieces.some((entry) => entry.type === "start"));
  const chain = start ?? open[open.length - 1];
  const entry = chain?.pieces.at(-1);
  return entry ? { entry, end: "last" } : null;
}

/** One more piece at an open end, or the first one of all at a place. */
export function append(draft: Draft, entry: Entry, cursor: Cursor | null, at: Pose, geometry: Geometry): Edited {
  const added = fresh(entry);
  const spot = cursor && spotOf(draft, cursor.entry);
  if (!spot) return { draft: welded(draft, [...draft.chains, chainAt(at, [added])], geometry), picked: [added] };
  const chains = draft.chains.map((chain, k) => {
    if (k !== spot[0]) return chain;
    return cursor.end === "last" ? { ...chain, pieces: [...chain.pieces, added] } : before(chain, added, geometry);
  });
  return { draft: welded(draft, chains, geometry), picked: [added] };
}

/** A piece at a place; it joins what it meets there. */
export function lay(draft: Draft, entry: Entry, at: Pose, geometry: Geometry): Edited {
  return { draft: welded(draft, [...draft.chains, chainAt(at, [entry])], geometry), picked: [entry] };
}

/** More pieces behind another one; what came behind it follows. */
export function insertAfter(draft: Draft, where: Entry, added: Entry[], geometry: Geometry): Edited {
  const next = substitute(draft, (entry) => (entry === where ? [entry, ...added] : [entry]));
  return { draft: welded(next, next.chains, geometry), picked: added };
}

/** Another piece in the place of each picked one; what comes behind follows. */
export function change(draft: Draft, picked: Picked, how: (entry: Entry) => Entry, geometry: Geometry): Edited {
  const now = new Map([...picked].map((entry) => [entry, how(entry)]));
  const next = substitute(draft, (entry) => [now.get(entry) ?? entry]);
  return { draft: welded(next, next.chains, geometry), picked: [...now.values()] };
}

/** Without the picked pieces. What stays keeps its place, or closes up: what comes behind follows. */
export function remove(draft: Draft, picked: Picked, closeUp: boolean, geometry: Geometry): Edited {
  if (closeUp) {
    const next = substitute(draft, (entry) => (picked.has(entry) ? [] : [entry]));
    return { draft: welded(next, next.chains, geometry), picked: [] };
  }
  return { draft: { ...draft, chains: apart(draft.chains, picked, geometry).rest }, picked: [] };
}

/** The picked pieces moved by a rigid motion; they leave their neighbours, and join what they then meet. */
export function move(draft: Draft, picked: Picked, by: Pose, geometry: Geometry): Edited {
  const { rest, runs } = apart(draft.chains, picked, geometry);
  return { draft: welded(draft, [...rest, ...runs.map((run) => moved(run, by))], geometry), picked: [...picked] };
}

/** The chain of a piece moved so that the piece begins at a place. */
export function put(draft: Draft, entry: Entry, at: Pose, geometry: Geometry): Edited {
  const chains = draft.chains.map((chain) => {
    const index = chain.pieces.indexOf(entry);
    return index < 0 ? chain : moved(chain, onward(at, inverse(joints(chain, geometry)[index]!)));
  });
  return { draft: welded(draft, chains, geometry), picked: [entry] };
}

export function rotate(draft: Draft, picked: Picked, degrees: number, geometry: Geometry): Edited {
  const { runs } = apart(draft.chains, picked, geometry);
  return move(draft, picked, turnAbout(middle(runs, geometry), degrees), geometry);
}

/** The other hand of a piece: a right corner for a left one. */
export function flipped(entry: Entry): Entry {
  return entry.turn ? { ...entry, turn: entry.turn === "left" ? "right" : "left" } : entry;
}

/** A chain run the other way round, in the same place; null where a piece cannot be. */
export function reversed(chain: Chain, geometry: Geometry): Chain | null {
  const list = chain.pieces.map((entry) => geometry(entry).back).reverse();
  if (list.some((entry) => !entry)) return null;
  const end = joints(chain, geometry).at(-1)!;
  return chainAt(onward(end, ABOUT), list.map((entry) => fresh(entry!)));
}

/** Copies of the picked pieces, run by run, beside where they lie. */
export function copies(draft: Draft, picked: Picked, geometry: Geometry): Chain[] {
  return apart(draft.chains, picked, geometry).runs.map((run) => ({ ...run, pieces: run.pieces.map(fresh) }));
}

/** Puts copied chains down with their middle at a point, or where they are. */
export function paste(draft: Draft, chains: Chain[], at: Point | null, geometry: Geometry): Edited {
  const [x, y] = middle(chains, geometry);
  const by: Pose = at ? { x_mm: at[0] - x, y_mm: at[1] - y, heading_deg: 0, z_mm: 0 } : { ...ABOUT, heading_deg: 0 };
  const added = chains.map((chain) => moved({ ...chain, pieces: chain.pieces.map(fresh) }, by));
  return { draft: welded(draft, [...draft.chains, ...added], geometry), picked: added.flatMap((chain) => chain.pieces) };
}

/** The start on another straight: the piece that was it becomes that straight, so that lengths stay. */
export function startAt(draft: Draft, where: Entry, start: Entry, geometry: Geometry): Edited {
  const plain = fresh(where);
  const here: Entry = fresh(start);
  const next = substitute(draft, (entry) => [entry === where ? here : entry.type === "start" ? fresh(plain) : entry]);
  return { draft: welded(next, next.chains, geometry), picked: [here] };
}

/** A proposal of the server, change by change. */
export function apply(draft: Draft, proposal: Proposal, geometry: Geometry): Edited {
  const chains = draft.chains.map((chain) => ({ ...chain, pieces: [...chain.pieces] }));
  const added: Entry[] = [];
  for (const { op, chain, index, entries } of proposal.changes) {
    const list = chains[chain]?.pieces;
    if (!list) continue;
    const made = op === "remove" ? [] : entries.map(fresh);
    list.splice(index, op === "insert" ? 0 : 1, ...made);
    added.push(...made);
  }
  return { draft: welded(draft, chains, geometry), picked: added };
}

/** Every piece that hangs together with the picked ones. */
export function wholeChains(draft: Draft, picked: Picked): Entry[] {
  return draft.chains.filter((chain) => chain.pieces.some((entry) => picked.has(entry))).flatMap((chain) => chain.pieces);
}

/** The next or the one before in running order; goes on around a ring. */
export function neighbour(draft: Draft, entry: Entry, step: 1 | -1, geometry: Geometry): Entry | null {
  const spot = spotOf(draft, entry);
  if (!spot) return pieces(draft)[0] ?? null;
  const [chain, index] = spot;
  const list = draft.chains[chain]!;
  const next = entryAt(draft, [chain, index + step]);
  if (next) return next;
  if (isRing(list, geometry)) return list.pieces.at(step === 1 ? 0 : -1)!;
  const other = draft.chains[chain + step];
  return other?.pieces.at(step === 1 ? 0 : -1) ?? null;
}

function welded(draft: Draft, chains: Chain[], geometry: Geometry): Draft {
  return { ...draft, chains: weld(chains, geometry) };
}
