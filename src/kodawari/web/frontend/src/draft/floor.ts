// The floor that is drawn on: what part of it is seen, and at which scale. Layers in millimetres lie below one in pixels.

import { s } from "../dom";
import { span } from "./pose";
import type { Point } from "../types/draft";

export interface Sight {
  scale: number;
  centre: Point;
  grid: boolean;
  touched: boolean;
}

type Box = [number, number, number, number];

const SCALES: [number, number] = [0.01, 4]; // px per mm
const STEPS = [10, 50, 100, 500, 1000, 5000, 10000];
const EDGE_PX = 8;
const LAYERS = ["grid", "venue", "pieces", "ghost", "marks", "moving"] as const;

export class Floor {
  readonly element: SVGSVGElement;
  readonly layers = {} as Record<(typeof LAYERS)[number], SVGElement>;
  /** Marks of constant size; each knows its place in millimetres by `data-x` and `data-y`. */
  readonly screen = s("g", { class: "screen" });
  scale = 0.15;
  grid = true;
  /** How much of the upper and the lower edge is covered by tools [px]. */
  covered: () => [above: number, below: number] = () => [48, 28];
  private x = 0;
  private y = 0;
  private touched = false;
  private wanted: Point | null = null; // what is to be in the middle once the size is known
  private size: [number, number] = [0, 0];
  private readonly world = s("g", {});

  private readonly seen: (() => void)[] = [];

  constructor(label: string, private readonly bounds: () => Iterable<Point>) {
    for (const name of LAYERS) this.world.append((this.layers[name] = s("g", { class: `layer-${name}` })));
    this.element = s("svg", { class: "floor", role: "group", "aria-label": label }, this.world, this.screen) as SVGSVGElement;
    new ResizeObserver(() => this.resized()).observe(this.element);
  }

  /** Tells of every change of what is seen. */
  watch(seen: () => void): void {
    this.seen.push(seen);
  }

  /** Where a place of the plan is seen, in pixels of the drawing. */
  toScreen([x, y]: Point): Point {
    return [this.x + this.scale * x, this.y - this.scale * y];
  }

  /** Where in the plan a place of the window lies. */
  toPlan(clientX: number, clientY: number): Point {
    const box = this.element.getBoundingClientRect();
    return [(clientX - box.left - this.x) / this.scale, (this.y - clientY + box.top) / this.scale];
  }

  holds(clientX: number, clientY: number): boolean {
    const box = this.element.getBoundingClientRect();
    return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
  }

  get centre(): Point {
    return [(this.size[0] / 2 - this.x) / this.scale, (this.y - this.size[1] / 2) / this.scale];
  }

  /** How many millimetres a number of pixels is. */
  mm(pixels: number): number {
    return pixels / this.scale;
  }

  pan(dx: number, dy: number): void {
    this.touched = true;
    this.x += dx;
    this.y += dy;
    this.moved();
  }

  /** Nearer or farther about a place of the window. */
  zoom(factor: number, clientX?: number, clientY?: number): void {
    this.touched = true;
    const box = this.element.getBoundingClientRect();
    const at: Point = [(clientX ?? box.left + box.width / 2) - box.left, (clientY ?? box.top + box.height / 2) - box.top];
    const next = Math.max(SCALES[0], Math.min(SCALES[1], this.scale * factor));
    const real = next / this.scale;
    this.x = at[0] - real * (at[0] - this.x);
    this.y = at[1] - real * (at[1] - this.y);
    this.scale = next;
    this.moved();
  }

  /** Everything in sight; with a margin for what is written beside it. */
  fit(): void {
    const [width, height] = this.size;
    if (!width || !height) return;
    const [left, bottom, right, top]: Box = span(this.bounds()) ?? [-2200, -1400, 2200, 1400];
    const [side, above, below] = [Math.min(48, 0.08 * width), ...this.room()];
    this.scale = Math.max(SCALES[0], Math.min(0.5, (width - 2 * side) / (right - left), (height - above - below) / (top - bottom)));
    this.x = (width - this.scale * (left + right)) / 2;
    this.y = (height + above - below + this.scale * (bottom + top)) / 2;
    this.touched = false;
    this.moved();
  }

  /** Everything in sight, if a part of the plan is not. */
  reveal(points: Iterable<Point>): void {
    const box = span(points);
    if (!box) return;
    const [left, low] = this.toScreen([box[0], box[1]]);
    const [right, high] = this.toScreen([box[2], box[3]]);
    const [above, below] = this.room();
    if (left < 0 || high < above - EDGE_PX || right > this.size[0] || low > this.size[1] - below + EDGE_PX) this.fit();
  }

  /** What tools leave free, unless they leave too little. */
  private room(): [above: number, below: number] {
    const [above, below] = this.covered();
    return above + below < 0.7 * this.size[1] ? [above + EDGE_PX, below + EDGE_PX] : [EDGE_PX, EDGE_PX];
  }

  /** What part is seen, for another drawing of the same course. */
  get sight(): Sight {
    return { scale: this.scale, centre: this.centre, grid: this.grid, touched: this.touched };
  }

  set sight({ scale, centre, grid, touched }: Sight) {
    [this.scale, this.grid, this.touched, this.wanted] = [scale, grid, touched, centre];
  }

  /** Puts what has a place where it belongs. */
  settle(root: Element = this.screen): void {
    for (const mark of root.querySelectorAll<SVGElement>("[data-x]")) {
      const [x, y] = this.toScreen([Number(mark.dataset.x), Number(mark.dataset.y)]);
      mark.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    }
  }

  private moved(): void {
    this.world.setAttribute("transform", `matrix(${this.scale} 0 0 ${-this.scale} ${this.x} ${this.y})`);
    this.rule();
    this.settle();
    for (const each of this.seen) each();
  }

  private resized(): void {
    const { clientWidth, clientHeight } = this.element;
    const first = !this.size[0];
    const [width, height] = this.size;
    this.size = [clientWidth, clientHeight];
    if (first && this.touched && this.wanted && clientWidth) {
      [this.x, this.y] = [clientWidth / 2 - this.scale * this.wanted[0], clientHeight / 2 + this.scale * this.wanted[1]];
      this.wanted = null;
      return this.moved();
    }
    if (first || !this.touched) return this.fit();
    this.x += (clientWidth - width) / 2;
    this.y += (clientHeight - height) / 2;
    this.moved();
  }

  /** The step of the grid [mm]: lines at least 12 px apart. */
  get step(): number {
    return STEPS.find((each) => each * this.scale >= 12) ?? 10000;
  }

  rule(): void {
    const fine = s("path", { class: "grid-line" });
    const coarse = s("path", { class: "grid-line coarse" });
    this.layers.grid.replaceChildren(fine, coarse);
    if (!this.grid) return;
    const [left, top] = [-this.x / this.scale, this.y / this.scale];
    const [right, bottom] = [left + this.size[0] / this.scale, top - this.size[1] / this.scale];
    const { step } = this;
    const every = step * (String(step)[0] === "5" ? 2 : 10);
    const lines = (spacing: number, but: number): string => {
      let d = "";
      for (let x = spacing * Math.ceil(left / spacing); x <= right; x += spacing) if (!but || x % but) d += `M${x} ${bottom}V${top}`;
      for (let y = spacing * Math.ceil(bottom / spacing); y <= top; y += spacing) if (!but || y % but) d += `M${left} ${y}H${right}`;
      return d;
    };
    fine.setAttribute("d", lines(step, every));
    coarse.setAttribute("d", lines(every, 0));
  }
}
