// The trade-off of a tune: every set-up that was tried, its time against the chance to finish that even an unlucky car has.

import { h, onLeave, replace, s } from "../dom";
import { number, percent } from "../format";
import { t } from "../texts";
import type { Point } from "../types/tune";

export interface Marks {
  base: string;
  best: string[];
  wish: number;
  confirmRuns: number;
  laps: number;
}

/** A set-up that fails more often than not is on no front: nobody races it. */
const FAIR = 0.5;
const LEFT = 44;
const RIGHT = 14;
const TOP = 16;
const FOOT = 44;
/** Under the plot lies a strip for set-ups that finish more seldom than the axis reaches down. */
const STRIP = 30;

export class Tradeoff {
  readonly element: HTMLElement;
  private readonly points = new Map<string, Point>();
  private readonly drawing = s("svg", { class: "plot tradeoff", "aria-hidden": "true" });
  private readonly box = h("div", { class: "tradeoff-box", tabindex: 0, role: "group", "aria-label": t("tune.curve"), "aria-describedby": "tune-point" });
  private readonly told = h("p", { id: "tune-point", class: "tune-point", "aria-live": "polite" });
  private front: Point[] = [];
  private width = 640;
  private height = 420;
  private chosen = "";
  private pointed = "";
  private lap = true;
  private waiting = false;

  constructor(private marks: Marks, private readonly open: (key: string) => void) {
    this.box.append(this.drawing);
    this.element = h("figure", { class: "chart" }, this.units(), this.box, this.told, h("figcaption", {}, t("tune.curve.text")));
    const sizes = new ResizeObserver(() => {
      const wide = this.box.clientWidth;
      if (!wide || wide === this.width) return;
      this.width = wide;
      this.height = wide < 500 ? 320 : 420;
      this.draw();
    });
    sizes.observe(this.box);
    onLeave(this.element, () => sizes.disconnect());
    this.box.addEventListener("keydown", (event) => this.walk(event));
    this.box.addEventListener("pointermove", (event) => this.point(this.nearest(event)));
    this.box.addEventListener("pointerleave", () => this.point(""));
    this.box.addEventListener("click", (event) => this.choose(this.nearest(event)));
    this.draw();
  }

  /** New or changed set-ups. */
  add(points: Point[]): void {
    for (const each of points) this.points.set(each.key, each);
    this.later();
  }

  set(marks: Marks): void {
    this.marks = marks;
    this.later();
  }

  select(key: string): void {
    this.chosen = key;
    this.later();
  }

  /** The set-ups that no other beats, fastest first. */
  get best(): Point[] {
    return this.front;
  }

  get count(): number {
    return this.points.size;
  }

  is(key: string): "base" | "confirmed" | "tested" | "tried" {
    const each = this.points.get(key);
    if (key === this.marks.base) return "base";
    if (!each || !this.isTested(each)) return "tried";
    return each.low >= this.marks.wish ? "confirmed" : "tested";
  }

  private isTested(each: Point): boolean {
    return each.fresh && each.runs >= this.marks.confirmRuns;
  }

  private later(): void {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => { this.waiting = false; this.draw(); });
  }

  private units(): HTMLElement {
    const button = (name: string, lap: boolean): HTMLElement => h("button", { "aria-pressed": String(this.lap === lap), onclick: () => {
      this.lap = lap;
      for (const each of row.querySelectorAll("button")) each.setAttribute("aria-pressed", String(each === made[lap ? 0 : 1]));
      this.draw();
    } }, t(name));
    const made = [button("tune.perlap", true), button("tune.perrace", false)];
    const row = h("div", { class: "row chart-head" }, h("h2", {}, t("tune.curve")), h("div", { class: "toggle", role: "group", "aria-label": t("tune.unit") }, made));
    return row;
  }

  private get scale(): number {
    return this.lap ? 1 / this.marks.laps : 1;
  }

  private computeFront(): Point[] {
    const fair = [...this.points.values()].filter((each) => each.time !== null && each.finish >= FAIR);
    const tested = fair.filter((each) => this.isTested(each));
    const among = tested.length > 1 ? tested : fair;
    const front: Point[] = [];
    for (const each of among.sort((a, b) => a.time! - b.time! || b.low - a.low)) {
      if (!front.length || each.low > front[front.length - 1]!.low) front.push(each);
    }
    return front;
  }

  /** What is shown of both axes; what lies outside stands at the edge. */
  private range(): { x0: number; x1: number; y0: number } {
    const y0 = Math.max(0, Math.floor(10 * (this.marks.wish - 0.449)) / 10);
    const timed = [...this.points.values()].filter((each) => each.time !== null).map((each) => each.time!).sort((a, b) => a - b);
    const base = this.points.get(this.marks.base)?.time ?? 0;
    const least = timed[0] ?? 1;
    const most = Math.max(base, timed[Math.floor(0.92 * (timed.length - 1))] ?? 2, least * 1.02);
    const pad = 0.05 * (most - least);
    return { x0: this.scale * (least - pad), x1: this.scale * (most + pad), y0 };
  }

  private place(each: Point): [number, number] {
    const { x0, x1, y0 } = this.shown;
    const x = LEFT + (((each.time ?? Infinity) * this.scale - x0) / (x1 - x0)) * (this.width - LEFT - RIGHT);
    const y = each.low < y0 ? this.height - FOOT - STRIP / 2 : this.level(each.low);
    return [Math.max(LEFT, Math.min(this.width - RIGHT + 4, x)), y];
  }

  private level(share: number): number {
    return TOP + ((1 - share) / (1 - this.shown.y0)) * (this.height - TOP - FOOT - STRIP);
  }

  private shown = { x0: 0, x1: 1, y0: 0 };

  private draw(): void {
    this.front = this.computeFront();
    this.shown = this.range();
    const order = (each: Point): number => ({ tried: 0, tested: 1, base: 2, confirmed: 3 })[this.is(each.key)];
    const dots = [...this.points.values()].sort((a, b) => order(a) - order(b)).map((each) => this.dot(each));
    this.drawing.setAttribute("viewBox", `0 0 ${this.width} ${this.height}`);
    this.drawing.setAttribute("width", String(this.width));
    this.drawing.setAttribute("height", String(this.height));
    replace(this.drawing, this.axes(), this.wish(), this.staircase(), this.whiskers(), dots, this.names());
    if (!this.points.size) this.drawing.append(s("text", { x: this.width / 2, y: this.height / 2, "text-anchor": "middle" }, t("tune.nopoints")));
    this.tell();
  }

  private axes(): SVGElement[] {
    const { x0, x1, y0 } = this.shown;
    const floor = this.height - FOOT;
    const shapes: SVGElement[] = [s("line", { x1: LEFT, x2: this.width - RIGHT, y1: floor, y2: floor, class: "axis" })];
    if (y0 > 0) shapes.push(s("text", { x: LEFT - 8, y: floor - STRIP / 2 + 4, "text-anchor": "end" }, `<${number(100 * y0, 0)}`));
    for (const share of [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]) {
      if (share < y0 - 1e-9) continue;
      const y = this.level(share);
      shapes.push(s("line", { x1: LEFT, x2: this.width - RIGHT, y1: y, y2: y, class: "grid" }));
      shapes.push(s("text", { x: LEFT - 8, y: y + 4, "text-anchor": "end" }, number(100 * share, 0)));
    }
    if (this.points.size) {
      const rough = (x1 - x0) / Math.max(2, Math.floor((this.width - LEFT) / 90));
      const power = 10 ** Math.floor(Math.log10(rough));
      const step = [1, 2, 5, 10].map((k) => k * power).find((each) => each >= rough) ?? rough;
      const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
      for (let x = Math.ceil(x0 / step) * step; x <= x1; x += step) {
        const at = LEFT + ((x - x0) / (x1 - x0)) * (this.width - LEFT - RIGHT);
        shapes.push(s("line", { x1: at, x2: at, y1: floor, y2: floor + 4, class: "axis" }), s("text", { x: at, y: floor + 17, "text-anchor": "middle" }, number(x, digits)));
      }
    }
    shapes.push(s("text", { x: this.width - RIGHT, y: this.height - 6, "text-anchor": "end" }, t(this.lap ? "tune.axis.lap" : "tune.axis.race")));
    shapes.push(s("text", { x: 0, y: this.height - 6 }, t("tune.axis.chance")));
    return shapes;
  }

  private wish(): SVGElement[] {
    const y = this.level(this.marks.wish);
    return [
      s("line", { x1: LEFT, x2: this.width - RIGHT, y1: y, y2: y, class: "wish" }),
      s("text", { x: this.width - RIGHT, y: y + 15, "text-anchor": "end", class: "t-ink" }, t("tune.wished", { share: percent(this.marks.wish) })),
    ];
  }

  private staircase(): SVGElement | null {
    if (this.front.length < 2) return null;
    const path = this.front.map((each, k) => {
      const [x, y] = this.place(each);
      return k ? `H${x}V${y}` : `M${x} ${y}`;
    });
    return s("path", { d: path.join(""), class: "front" });
  }

  private dot(each: Point): SVGElement {
    const [x, y] = this.place(each);
    const kind = this.is(each.key);
    const r = Math.min(7, 2.4 + 1.1 * Math.max(0, Math.log2(each.runs / 16) / 2));
    const look = `dot is-${kind}${each.fresh ? " is-fresh" : ""}${each.key === this.chosen ? " is-chosen" : ""}`;
    if (kind === "base") return s("rect", { x: x - 5, y: y - 5, width: 10, height: 10, class: look });
    return s("circle", { cx: x, cy: y, r, class: look });
  }

  /** The intervals of the set-up that is pointed at or open. */
  private whiskers(): SVGElement[] {
    const each = this.points.get(this.pointed || this.chosen);
    if (!each || each.time === null) return [];
    const [x, y] = this.place(each);
    const at = (low: number, time: number): [number, number] => this.place({ ...each, low, time });
    const [, high] = at(each.high, each.time);
    const [, estimate] = at(each.finish, each.time);
    const shapes = [s("line", { x1: x, x2: x, y1: y, y2: high, class: "whisker" }), s("line", { x1: x - 5, x2: x + 5, y1: high, y2: high, class: "whisker" }), s("line", { x1: x - 3, x2: x + 3, y1: estimate, y2: estimate, class: "whisker" }), s("circle", { cx: x, cy: y, r: 10, class: "halo" })];
    if (each.time_low !== null && each.time_high !== null) {
      const [[left], [right]] = [at(each.low, each.time_low), at(each.low, each.time_high)];
      shapes.push(s("line", { x1: left, x2: right, y1: y, y2: y, class: "whisker" }), ...[left, right].map((end) => s("line", { x1: end, x2: end, y1: y - 5, y2: y + 5, class: "whisker" })));
    }
    return shapes;
  }

  /** Base and best are named where they stand. */
  private names(): SVGElement[] {
    const named: [string, string, string][] = [[this.marks.base, t("tune.base"), "t-rival"]];
    const winner = this.marks.best[0] ?? "";
    if (winner && winner !== this.marks.base) named.push([winner, t("tune.best"), "t-signal"]);
    const shapes: SVGElement[] = [];
    for (const [key, text, look] of named) {
      const each = this.points.get(key);
      if (!each || each.time === null) continue;
      const [x, y] = this.place(each);
      const end = x > this.width - 120;
      shapes.push(s("text", { x: end ? x - 10 : x + 10, y: y - 8 < 12 ? y + 18 : y - 8, "text-anchor": end ? "end" : "start", class: look }, text));
    }
    return shapes;
  }

  private nearest(event: MouseEvent): string {
    const box = this.drawing.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    let [found, least] = ["", 24 ** 2];
    for (const each of this.points.values()) {
      const [px, py] = this.place(each);
      // Of two that lie as near, the one with more runs says more.
      const far = (px - x) ** 2 + (py - y) ** 2 - Math.min(12, Math.log2(each.runs));
      if (far < least) [found, least] = [each.key, far];
    }
    return found;
  }

  private point(key: string): void {
    if (key === this.pointed) return;
    this.pointed = key;
    this.later();
  }

  private choose(key: string): void {
    if (!key) return;
    this.chosen = key;
    this.open(key);
    this.draw();
  }

  private walk(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, Home: -Infinity, End: Infinity };
    if ((event.key === "Enter" || event.key === " ") && this.pointed) {
      event.preventDefault();
      this.choose(this.pointed);
      return;
    }
    const step = steps[event.key];
    if (step === undefined || !this.front.length) return;
    event.preventDefault();
    const here = this.front.findIndex((each) => each.key === (this.pointed || this.chosen));
    const there = Math.max(0, Math.min(this.front.length - 1, here < 0 ? 0 : here + step));
    this.point(this.front[there]!.key);
  }

  private tell(): void {
    const each = this.points.get(this.pointed || this.chosen);
    const text = each ? this.words(each) : t(this.points.size ? "tune.point.none" : "tune.nopoints");
    if (this.told.textContent !== text) this.told.textContent = text;
  }

  words(each: Point): string {
    const kind = t(`tune.is.${this.is(each.key)}`);
    const runs = t(each.fresh ? "tune.point.fresh" : "tune.point.search", { runs: number(each.runs, 0) });
    if (each.time === null) return `${kind} · ${t("race.never")} · ${runs}`;
    const time = this.range95(each);
    const chance = t("tune.point.chance", { share: percent(each.finish), range: percent(each.low, each.high) });
    return `${kind} · ${time} · ${chance} · ${runs}`;
  }

  private range95(each: Point): string {
    const cut = (value: number): string => number(value * this.scale, 2);
    const range = each.time_low === null || each.time_high === null ? "" : ` (${cut(each.time_low)}–${cut(each.time_high)})`;
    return t(this.lap ? "tune.point.lap" : "tune.point.race", { time: `${cut(each.time!)} s${range}` });
  }
}
