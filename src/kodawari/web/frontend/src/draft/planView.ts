// The draft on the floor: pieces in order of height, what is picked, open ends, and what the server found.

import { replace, s } from "../dom";
import { plain } from "../format";
import { t } from "../texts";
import { apart, chainAt, numberAt } from "./chain";
import { Floor } from "./floor";
import { gapLine, marks } from "./marks";
import { carry, chainDrawing, nameOf, pieceDrawing } from "./paint";
import { spokenOf } from "./panelCourse";
import { isRing, joints, outlines, place, span } from "./pose";
import { middleOf } from "./snap";
import type { Studio } from "./studio";
import type { Chain, Entry, Point, Pose } from "../types/draft";

export class PlanView {
  readonly floor: Floor;
  /** Tools put what they draw here, in pixels. */
  readonly overlay = s("g", { class: "overlay" });
  private readonly signs = s("g", { class: "signs" });
  private readonly ends = s("g", { class: "ends" });
  private readonly heights = s("g", { class: "heights" });
  /** Of sections, while proposals speak of them. */
  private readonly numbers = s("g", { class: "numbers", "aria-hidden": "true" });
  private readonly handle = s("g", { class: "handles" });
  private readonly groups = new Map<Entry, SVGElement>();
  private readonly spots = new WeakMap<Element, Entry>();
  private walked: Entry | null = null;

  constructor(private readonly studio: Studio) {
    this.floor = new Floor(t("course.plan"), () => this.bounds());
    this.floor.watch(() => this.scaled());
    this.floor.screen.append(this.heights, this.numbers, this.signs, this.ends, this.handle, this.overlay);
    studio.on((news) => {
      if (news === "draft") this.draw();
      if (news === "picked") this.mark();
      if (news === "view" || news === "draft") this.sign();
      if (news === "ghost") this.haunt();
      if (news === "opened") this.floor.fit();
    });
    this.draw();
    this.sign();
  }

  /** The piece that an element of the drawing belongs to. */
  entryOf(target: EventTarget | null): Entry | null {
    const group = (target as Element | null)?.closest?.(".piece");
    return (group && this.spots.get(group)) ?? null;
  }

  focus(entry: Entry): void {
    this.walked = entry;
    this.rove();
    this.groups.get(entry)?.focus({ preventScroll: true });
  }

  /** Everything anew. */
  draw(): void {
    const { draft, shapes, geometry } = this.studio;
    const focused = this.entryOf(document.activeElement);
    this.groups.clear();
    const list: { high: number; group: SVGElement }[] = [];
    const total = draft.chains.reduce((sum, chain) => sum + chain.pieces.length, 0);
    let count = 0;
    const heights: SVGElement[] = [];
    for (const chain of draft.chains) {
      const found = joints(chain, geometry);
      for (const [index, entry] of chain.pieces.entries()) {
        const name = t("course.piece.of", { name: nameOf(entry, shapes), n: ++count, of: total });
        const group = s("g", { class: "piece", transform: carry(found[index]!), role: "button", tabindex: -1, "aria-label": name }, pieceDrawing(entry, shapes));
        this.groups.set(entry, group);
        this.spots.set(group, entry);
        list.push({ high: found[index]!.z_mm + geometry(entry).high_mm, group });
      }
      // A height is told where it has changed.
      found.forEach((joint, k) => { if (Math.abs(joint.z_mm - (found[k - 1]?.z_mm ?? 0)) > 0.5) heights.push(tag(joint, plain(joint.z_mm, 0))); });
    }
    // What lies higher covers what it crosses.
    list.sort((a, b) => a.high - b.high);
    replace(this.floor.layers.pieces, list.map((each) => each.group));
    replace(this.heights, heights);
    if (focused) (this.groups.get(focused) ?? this.groups.get([...this.studio.picked][0]!))?.focus({ preventScroll: true });
    this.venue();
    this.mark();
    this.haunt();
    this.floor.settle();
  }

  /** Draws the picked pieces apart, for a gesture that moves them; gives the group that carries them. */
  lift(chains: readonly Chain[]): SVGElement {
    const { shapes, picked } = this.studio;
    const group = s("g", {}, chains.map((chain) => chainDrawing(chain, shapes)));
    replace(this.floor.layers.moving, group);
    for (const entry of picked) this.groups.get(entry)?.classList.add("lifted");
    this.floor.element.classList.add("busy");
    return group;
  }

  /** Everything in sight, if something that is picked is not. */
  reveal(): void {
    const { draft, picked, geometry } = this.studio;
    if (picked.size) this.floor.reveal(outlines(apart(draft.chains, picked, geometry).runs, geometry));
  }

  drop(): void {
    replace(this.floor.layers.moving);
    for (const group of this.groups.values()) group.classList.remove("lifted");
    this.floor.element.classList.remove("busy");
  }

  /** The outline of what is picked, in pixels; null when nothing is. */
  pickedBox(): [number, number, number, number] | null {
    const { draft, picked, geometry } = this.studio;
    if (!picked.size) return null;
    const { runs } = apart(draft.chains, picked, geometry);
    const box = span(outlines(runs, geometry));
    if (!box) return null;
    const [left, bottom] = this.floor.toScreen([box[0], box[1]]);
    const [right, top] = this.floor.toScreen([box[2], box[3]]);
    return [left, top, right, bottom];
  }

  /** Which pieces have their middle inside a box of the plan. */
  within(a: Point, b: Point): Entry[] {
    const { draft, geometry } = this.studio;
    const [left, right] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])];
    const [low, high] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])];
    return draft.chains.flatMap((chain) => {
      const found = joints(chain, geometry);
      return chain.pieces.filter((entry, k) => {
        const box = span(outlines([chainAt(found[k]!, [entry])], geometry))!;
        const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
        return x >= left && x <= right && y >= low && y <= high;
      });
    });
  }

  private *bounds(): Generator<Point> {
    const { draft, geometry } = this.studio;
    yield* outlines(draft.chains, geometry);
    yield* draft.venue?.outline ?? [];
    for (const { outline } of draft.venue?.obstacles ?? []) yield* outline;
  }

  private mark(): void {
    const { picked } = this.studio;
    for (const [entry, group] of this.groups) {
      const is = picked.has(entry);
      group.classList.toggle("picked", is);
      group.setAttribute("aria-pressed", String(is));
    }
    if (picked.size === 1) this.walked = [...picked][0]!;
    this.rove();
    this.drawEnds();
    this.drawHandle();
  }

  /** One piece can be reached by Tab; the arrow keys go on from there. */
  private rove(): void {
    if (!this.walked || !this.groups.has(this.walked)) this.walked = this.groups.keys().next().value ?? null;
    for (const [entry, group] of this.groups) group.setAttribute("tabindex", entry === this.walked ? "0" : "-1");
  }

  private drawEnds(): void {
    const { draft, geometry, editable } = this.studio;
    const active = this.studio.end;
    const drawn: SVGElement[] = [];
    for (const chain of editable ? draft.chains : []) {
      if (isRing(chain, geometry)) continue;
      const found = joints(chain, geometry);
      for (const end of ["first", "last"] as const) {
        const entry = chain.pieces.at(end === "first" ? 0 : -1)!;
        const is = active?.entry === entry && active.end === end;
        const at = found.at(end === "first" ? 0 : -1)!;
        const node = s("g", { class: is ? "end active" : "end", "data-x": at.x_mm, "data-y": at.y_mm, role: "button", tabindex: 0, "aria-pressed": String(is), "aria-label": t(`course.end.${end}`) },
          s("circle", { class: "hit", r: 16 }), s("circle", { class: "dot", r: is ? 9 : 6 }), s("path", { class: "plus", d: is ? "M-4 0H4M0 -4V4" : "" }));
        const choose = (): void => { this.studio.pickEnd({ entry, end }); (this.ends.querySelector(".active") as SVGElement | null)?.focus({ preventScroll: true }); };
        node.addEventListener("click", choose);
        node.addEventListener("keydown", (event) => { if ((event as KeyboardEvent).key === " " || (event as KeyboardEvent).key === "Enter") { event.preventDefault(); choose(); } });
        drawn.push(node);
      }
    }
    replace(this.ends, drawn);
    this.floor.settle(this.ends);
  }

  private drawHandle(): void {
    const box = this.studio.editable ? this.pickedBox() : null;
    if (!box) return replace(this.handle);
    const [left, top, right] = box;
    const x = (left + right) / 2;
    replace(this.handle, s("path", { class: "stem", d: `M${x} ${top}V${top - 26}` }), s("circle", { class: "turner", cx: x, cy: top - 34, r: 9, "data-turn": true }), s("circle", { class: "hit", cx: x, cy: top - 34, r: 18, "data-turn": true }));
  }

  private scaled(): void {
    this.floor.element.classList.toggle("far", this.floor.scale < 0.06);
    this.drawHandle();
  }

  private haunt(): void {
    const { ghost, shapes } = this.studio;
    if (!ghost) return replace(this.floor.layers.ghost);
    const here = new Set(this.studio.draft.chains.flatMap((chain) => poses(chain, this.studio)));
    const shown = ghost.chains.map((chain) => {
      const found = joints(chain, shapes.geometry);
      return chain.pieces.map((entry, k) => (here.has(signature(entry, found[k]!)) ? null : chainDrawing(chainAt(found[k]!, [entry]), shapes)));
    });
    replace(this.floor.layers.ghost, shown);
  }

  private venue(): void {
    const { venue } = this.studio.draft;
    const ring = (points: Point[]): string => points.map(([x, y]) => `${x},${y}`).join(" ");
    replace(this.floor.layers.venue, venue?.outline.length ? s("polygon", { class: "room", points: ring(venue.outline) }) : null,
      (venue?.obstacles ?? []).map((each, k) => s("polygon", { class: "obstacle", points: ring(each.outline), "data-obstacle": k }, s("title", {}, each.name))));
  }

  /** Numbers the sections as long as there is a proposal that names them by number. */
  private count(): void {
    const { view, draft, geometry, editable } = this.studio;
    const wanted = editable && view && !view.closed && view.proposals.length > 0;
    const spoken = wanted ? spokenOf(draft, view.proposals) : new Set<number>();
    replace(this.numbers, !wanted ? null : draft.chains.map((chain, c) => {
      const found = joints(chain, geometry);
      return chain.pieces.map((entry, k) => {
        const n = numberAt(draft, [c, k]);
        return numberTag(place(found[k]!, middleOf(entry, geometry)), n, spoken.has(n));
      });
    }));
    this.floor.settle(this.numbers);
  }

  private sign(): void {
    const { view } = this.studio;
    replace(this.signs, view ? marks(view) : null);
    replace(this.floor.layers.marks, view ? gapLine(view) : null);
    this.floor.element.classList.toggle("closed", Boolean(view?.closed));
    this.count();
    this.floor.settle(this.signs);
  }
}

function numberTag([x, y]: Point, n: number, spoken: boolean): SVGElement {
  return s("g", { class: spoken ? "number spoken" : "number", "data-x": x, "data-y": y }, s("text", { "text-anchor": "middle", dy: 4 }, n));
}

function poses(chain: Chain, studio: Studio): string[] {
  const found = joints(chain, studio.geometry);
  return chain.pieces.map((entry, k) => signature(entry, found[k]!));
}

const signature = (entry: Entry, at: Pose): string => `${JSON.stringify(entry)} ${at.x_mm.toFixed(0)} ${at.y_mm.toFixed(0)} ${at.heading_deg.toFixed(0)}`;

function tag(at: Pose, text: string): SVGElement {
  return s("g", { "data-x": at.x_mm, "data-y": at.y_mm }, s("text", { "text-anchor": "middle", dy: 4 }, text));
}


