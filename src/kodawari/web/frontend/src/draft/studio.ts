// One open course: its draft, what is picked, what was, what the server says of it. Views listen; none knows another.

import { send } from "../api";
import { pieces, spotOf } from "./chain";
import * as edit from "./edit";
import { leave, settled } from "./memory";
import { isRing, knowJoints, middle } from "./pose";
import { Saver } from "./saver";
import { ShapeBook } from "./shapes";
import type { Cursor, Edited } from "./edit";
import type { History } from "./history";
import type { Resumed } from "./memory";
import type { Chain, Draft, DraftView, Entry, Kept, Pieces, Point, Proposal } from "../types/draft";

export type Tool = "select" | "marquee" | "measure" | "venue" | "obstacle";
export type Placing = "append" | "insert" | "replace";
/** What a view is told: what has changed; "opened" once, when the first shapes are there; "chosen" when somebody
 * has picked sections by hand; "figure" when a figure of the whole course is to be shown. */
export type News = "draft" | "picked" | "view" | "tool" | "state" | "ghost" | "opened" | "chosen" | "figure";

const LOOK_MS = 180;

let clipboard: { lanes: number; chains: Chain[] } = { lanes: 0, chains: [] };

export class Studio {
  readonly shapes: ShapeBook;
  readonly saver: Saver | null;
  picked: Set<Entry> = new Set();
  cursor: Cursor | null = null;
  tool: Tool = "select";
  placing: Placing = "append";
  view: DraftView | null = null;
  looking = false;
  trouble: unknown = null;
  ghost: Draft | null = null;
  figure = "";
  private readonly history: History<Draft>;
  private listeners: ((news: News) => void)[] = [];
  private timer = 0;
  private turn = 0;
  private opened = false;

  constructor(readonly kept: Kept, readonly system: Pieces, { history, state }: Resumed) {
    this.history = history;
    this.shapes = new ShapeBook(system, this.draft.parameters);
    this.saver = kept.own ? new Saver(kept.id, kept.revision ?? 1, () => this.stated()) : null;
    if (state === "unsaved") this.saver?.keep(this.draft);
    else if (state === "conflict") this.saver?.oppose(this.draft, kept);
    else settled(kept.id);
    void this.refresh();
  }

  /** Another view of the same course takes over, in another language: all stays but who listens. */
  freed(): this {
    this.listeners = [];
    return this;
  }

  /** Remembers where the course stands, for whoever opens it next in this browser. */
  remember(): void {
    if (this.saver) leave(this.kept.id, { revision: this.saver.revision, saved: this.saver.state === "saved", sent: this.saver.sent, history: this.history });
  }

  private stated(): void {
    if (this.saver?.state === "saved") settled(this.kept.id);
    if (this.saver?.state === "failed") this.remember();
    this.tell("state");
  }

  get draft(): Draft {
    return this.history.now;
  }

  get geometry(): ShapeBook["geometry"] {
    return this.shapes.geometry;
  }

  get editable(): boolean {
    return this.saver !== null;
  }

  get canUndo(): boolean {
    return this.history.canUndo;
  }

  get canRedo(): boolean {
    return this.history.canRedo;
  }

  on(listener: (news: News) => void): void {
    this.listeners.push(listener);
  }

  tell(news: News): void {
    for (const listener of this.listeners) listener(news);
  }

  /** The end at which the next piece goes. */
  get end(): Cursor | null {
    return edit.openEnd(this.draft, this.cursor, this.geometry);
  }

  /** A change made: kept, remembered, looked at. `amend` makes it one with the change before. */
  commit({ draft, picked }: Edited, amend = false): void {
    if (!this.editable) return;
    if (draft !== this.draft) {
      if (amend) this.history.amend(draft);
      else this.history.push(draft);
      this.changed();
    }
    this.pick(picked);
  }

  /** Other settings for what is picked; what cannot be built is not kept, and the reason given. */
  async change(how: (entry: Entry) => Entry): Promise<string> {
    const changed = [...this.picked].map(how);
    await this.shapes.fetch(changed);
    const trouble = changed.map((entry) => this.shapes.problem(entry)).find(Boolean) ?? "";
    if (!trouble) this.commit(edit.change(this.draft, this.picked, how, this.geometry));
    return trouble;
  }

  /** A change of the draft that leaves the picked pieces as they are. */
  alter(change: Partial<Draft>, amend = false): void {
    this.commit({ draft: { ...this.draft, ...change }, picked: [...this.picked] }, amend);
  }

  step(by: -1 | 1): void {
    const state = by === -1 ? this.history.undo() : this.history.redo();
    if (!state) return;
    this.changed();
    const there = new Set(pieces(state));
    this.pick([...this.picked].filter((entry) => there.has(entry)));
  }

  /** In a conflict: what others have made takes the place of what is here, and can be undone. */
  async giveWay(): Promise<void> {
    const draft = await this.saver?.giveWay();
    if (!draft) return;
    this.history.push(draft);
    this.redrawn();
    this.pick([]);
  }

  /** Leads to a figure of the whole course. */
  showFigure(name: string): void {
    this.figure = name;
    this.tell("figure");
  }

  /** Picked by hand, not in the course of drawing: what is known of it is wanted. */
  choose(entries: Iterable<Entry>): void {
    this.pick(entries);
    this.tell("chosen");
  }

  pick(entries: Iterable<Entry>): void {
    this.picked = new Set(entries);
    const [one] = this.picked;
    if (this.picked.size === 1 && one) this.aim(one);
    if (!this.picked.size) this.placing = "append";
    this.tell("picked");
  }

  /** Picks an open end for the next piece. */
  pickEnd(cursor: Cursor): void {
    this.cursor = cursor;
    this.picked = new Set();
    this.placing = "append";
    this.tell("picked");
  }

  /** The next piece goes where a picked one is an end. */
  private aim(entry: Entry): void {
    const spot = spotOf(this.draft, entry);
    const chain = spot && this.draft.chains[spot[0]];
    if (!spot || !chain || isRing(chain, this.geometry)) return;
    if (this.cursor?.entry === entry) return;
    if (spot[1] === chain.pieces.length - 1) this.cursor = { entry, end: "last" };
    else if (spot[1] === 0) this.cursor = { entry, end: "first" };
  }

  /** A piece of the palette: appended, inserted or put in the place of what is picked. */
  take(entry: Entry, at: Point): void {
    const [one] = this.picked;
    if (this.placing === "replace" && this.picked.size) this.commit(edit.change(this.draft, this.picked, () => edit.fresh(entry), this.geometry));
    else if (this.placing === "insert" && one) this.commit(edit.insertAfter(this.draft, [...this.picked].at(-1)!, [edit.fresh(entry)], this.geometry));
    else {
      const { end } = this;
      const made = edit.append(this.draft, entry, end, { x_mm: at[0], y_mm: at[1], heading_deg: 0, z_mm: 0 }, this.geometry);
      if (end) this.cursor = { entry: made.picked[0]!, end: end.end };
      this.commit(made);
    }
  }

  use(proposal: Proposal): void {
    this.preview(null);
    this.commit(edit.apply(this.draft, proposal, this.geometry));
  }

  /** Shows what a proposal would make, or nothing. */
  preview(proposal: Proposal | null): void {
    if (!proposal) {
      if (!this.ghost) return;
      this.ghost = null;
      return this.tell("ghost");
    }
    const { draft } = edit.apply(this.draft, proposal, this.geometry);
    this.ghost = draft;
    this.tell("ghost");
    void this.shapes.fetch(pieces(draft)).then((came) => { if (came && this.ghost === draft) this.tell("ghost"); }).catch(() => undefined);
  }

  /** What was copied last, here or in another course with as many lanes. */
  get clipboard(): Chain[] {
    return clipboard.lanes === this.draft.lanes ? clipboard.chains : [];
  }

  copy(): void {
    if (this.picked.size) clipboard = { lanes: this.draft.lanes, chains: edit.copies(this.draft, this.picked, this.geometry) };
  }

  paste(chains: Chain[], at: Point): void {
    if (chains.length) this.commit(edit.paste(this.draft, chains, at, this.geometry));
  }

  duplicate(): void {
    const made = edit.copies(this.draft, this.picked, this.geometry);
    const [x, y] = middle(made, this.geometry);
    this.paste(made, [x + 150, y - 150]);
  }

  remove(closeUp: boolean): void {
    if (!this.picked.size) return;
    const [one] = this.picked;
    const back = one && edit.neighbour(this.draft, one, -1, this.geometry);
    if (back) this.cursor = { entry: back, end: "last" };
    this.commit(edit.remove(this.draft, this.picked, closeUp, this.geometry));
  }

  /** Runs the chains of what is picked, or all of them, the other way round; false where a piece cannot be. */
  reverse(): boolean {
    const whole = new Set(this.picked.size ? edit.wholeChains(this.draft, this.picked) : pieces(this.draft));
    const chains = this.draft.chains.map((chain) => (whole.has(chain.pieces[0]!) ? edit.reversed(chain, this.geometry) : chain));
    if (chains.some((chain) => !chain)) return false;
    this.commit({ draft: { ...this.draft, chains: chains as Chain[] }, picked: [] });
    return true;
  }

  setTool(tool: Tool): void {
    this.tool = tool;
    this.tell("tool");
  }

  setPlacing(placing: Placing): void {
    this.placing = placing;
    this.tell("picked");
  }

  private changed(): void {
    this.saver?.keep(this.draft);
    this.redrawn();
  }

  private redrawn(): void {
    this.shapes.setParameters(this.draft.parameters);
    this.ghost = null;
    this.tell("draft");
    void this.refresh();
  }

  /** Shapes that are missing, then what the server says. */
  private async refresh(): Promise<void> {
    const mine = ++this.turn;
    clearTimeout(this.timer);
    this.looking = true;
    try {
      if (await this.shapes.fetch(this.shapes.needed(this.draft))) this.tell("draft");
      if (!this.view && !this.opened) this.tell("opened");
      this.opened = true;
      if (mine !== this.turn) return;
      await new Promise((done) => { this.timer = window.setTimeout(done, LOOK_MS); });
      if (mine !== this.turn) return;
      const view = await send<DraftView>("POST", "/api/drafts/look", this.draft);
      if (mine !== this.turn) return;
      this.view = view;
      const moved = knowJoints(this.draft.chains, view.poses, this.geometry);
      if (moved) this.tell("draft");
      this.trouble = null;
    } catch (error) {
      if (mine !== this.turn) return;
      this.view = null;
      this.trouble = error;
    }
    this.looking = false;
    this.tell("view");
    const ghosts = this.view?.proposals.flatMap((each) => each.changes.flatMap((one) => one.entries)) ?? [];
    void this.shapes.fetch(ghosts).catch(() => undefined);
  }
}
