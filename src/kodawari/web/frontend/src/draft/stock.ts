// What a course takes out of the shelf: a slope is one piece, whether it is laid up or down.

import type { Studio } from "./studio";
import type { Entry, Pieces } from "../types/draft";

export function tally(list: readonly Record<string, number>[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const each of list) for (const [kind, n] of Object.entries(each)) found[kind] = (found[kind] ?? 0) + n;
  return found;
}

/** Pieces by kind of stock, as a list of entries takes them. */
export function taken(entries: readonly Entry[], system: Pieces): Record<string, number> {
  const kinds = new Map(system.pieces.map((kind) => [kind.type, kind]));
  return tally(entries.flatMap((entry) => (kinds.get(entry.type)?.free === false ? [kinds.get(entry.type)!.stock] : [])));
}

export function stockOf({ draft, system }: Studio): Record<string, number> {
  return taken(draft.chains.flatMap((chain) => chain.pieces), system);
}
