// The shapes of pieces, from the server: what is drawn is what is raced.

import { send } from "../api";
import type { Draft, Entry, Parameters, PieceKind, Pieces, Shape } from "../types/draft";

/** What stands in for a piece until its shape has come, or for one that cannot be built. */
const SPARE: Shape = {
  key: "", end: { x_mm: 200, y_mm: 0, heading_deg: 0, z_mm: 0 }, outline: [[0, -180], [200, -180], [200, 180], [0, 180]],
  lanes: [], walls: [], length_mm: 200, low_mm: 0, high_mm: 0, changes_lanes: false, swaps_ends: false, back: null,
};

export class ShapeBook {
  private readonly shapes = new Map<string, Shape>();
  private readonly problems = new Map<string, string>();
  private readonly keys = new WeakMap<Entry, string>();
  private readonly kinds: Map<string, PieceKind>;

  constructor(readonly system: Pieces, private parameters: Parameters) {
    this.kinds = new Map(system.pieces.map((kind) => [kind.type, kind]));
    for (const { entry, shape, mirror } of Object.keys(parameters).length ? [] : system.pieces) {
      if (shape) this.shapes.set(canonical(entry), shape);
      if (mirror) this.shapes.set(canonical({ ...entry, turn: "right" }), mirror);
    }
  }

  /** Whether shapes have to be asked for anew. */
  setParameters(parameters: Parameters): void {
    if (canonical(parameters) === canonical(this.parameters)) return;
    this.parameters = parameters;
    this.shapes.clear();
    this.problems.clear();
  }

  kind(type: string): PieceKind | undefined {
    return this.kinds.get(type);
  }

  readonly geometry = (entry: Entry): Shape => this.shapes.get(this.key(entry)) ?? SPARE;

  /** Why a piece cannot be built, or nothing. */
  problem(entry: Entry): string {
    return this.problems.get(this.key(entry)) ?? "";
  }

  /** Asks for what is missing; tells whether anything came. */
  async fetch(entries: Iterable<Entry>): Promise<boolean> {
    const missing = new Map<string, Entry>();
    for (const entry of entries) {
      const key = this.key(entry);
      if (!this.shapes.has(key) && !this.problems.has(key)) missing.set(key, entry);
    }
    if (!missing.size) return false;
    const { parameters, system } = this;
    const { shapes } = await send<{ shapes: (Shape | { problem: string })[] }>("POST", "/api/pieces/shapes", { lanes: system.lanes, parameters, pieces: [...missing.values()] });
    if (parameters !== this.parameters) return false;
    [...missing.keys()].forEach((key, k) => {
      const shape = shapes[k]!;
      if ("problem" in shape) this.problems.set(key, shape.problem);
      else this.shapes.set(key, shape);
    });
    return true;
  }

  /** Every piece whose shape may be wanted: those of the draft and of the palette, in both hands. */
  needed(draft: Draft): Entry[] {
    const list = draft.chains.flatMap((chain) => chain.pieces);
    const all = [...list, ...this.system.pieces.map((kind) => kind.entry)];
    return [...all, ...all.filter((entry) => entry.turn).map((entry) => ({ ...entry, turn: entry.turn === "left" ? "right" : "left" }))];
  }

  private key(entry: Entry): string {
    let found = this.keys.get(entry);
    if (!found) {
      found = canonical(entry);
      this.keys.set(entry, found);
    }
    return found;
  }
}

function canonical(entry: Entry | Parameters): string {
  return JSON.stringify(Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1))));
}
