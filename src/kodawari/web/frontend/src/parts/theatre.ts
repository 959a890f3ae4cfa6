// Runs in 3D: any speed, several cars, three cameras, and a graph with the same cursor.

import * as three from "three";

import { h, onLeave, replace } from "../dom";
import { number } from "../format";
import { courseModel } from "../scene/course";
import { Fleet } from "../scene/fleet";
import { CAMERAS, follow, overview } from "../scene/follow";
import { clear, Stage } from "../scene/stage";
import { t } from "../texts";
import { curves, GRAPHS, SCALE } from "./curves";
import { FIRST_RATE, options, STEP } from "./deck";
import { graph } from "./graph";
import { tintOf } from "./cast";
import type { Child } from "../dom";
import type { Camera } from "../scene/follow";
import type { Track } from "../scene/track";
import type { CourseMesh } from "../types";

/** While it plays, figures change this often [ms]: faster nobody can read them. */
const READABLE = 100;

export interface Playbill {
  tracks: Track[];
  mesh: CourseMesh;
  /** What stands above the picture. */
  head: Child;
  /** Who runs: made once the theatre stands, which is told whom to look at. */
  cast: (lead: (index: number) => void) => Child;
  /** Where it begins [s]. */
  start: number;
  /** Whether each frame's script time is kept among the page's performance measures. */
  timed?: boolean;
}

export class Theatre {
  readonly element: HTMLElement;
  time = 0;
  private readonly tracks: Track[];
  private readonly host = h("div", { class: "stage", role: "group", "aria-label": t("replay.picture") });
  private stage: Stage | null = null;
  private fleet: Fleet | null = null;
  private readonly course = new three.Group();
  private readonly cars = new three.Group();
  private readonly end: number;
  private rate = FIRST_RATE;
  private playing = false;
  private lead = 0;
  private camera: Camera = "chase";
  private lastFrame = 0;
  private lastTold = 0;
  private plot: ReturnType<typeof graph> | null = null;
  private readonly clock = h("span", { class: "clock figure" });
  private readonly facts = h("p", { class: "quiet small facts-line" });
  private readonly scrub: HTMLInputElement;
  private readonly play = h("button", { class: "main play" }, t("replay.play"));
  private readonly plotHost = h("div", { class: "plot-host" });
  private readonly cameras = h("select", {}, CAMERAS.map((name) => h("option", { value: name }, t(`camera.${name}`))));

  constructor(private readonly bill: Playbill) {
    this.tracks = bill.tracks;
    this.end = Math.max(...this.tracks.map((track) => track.end));
    this.scrub = h("input", { type: "range", min: 0, max: this.end, step: 0.005, value: 0, "aria-label": t("replay.time") });
    this.play.addEventListener("click", () => this.toggle());
    this.scrub.addEventListener("input", () => { this.pause(); this.seek(Number(this.scrub.value)); });
    const deck = h("div", { class: "deck" }, this.play, h("div", { class: "scrub" }, this.scrub), this.clock, options({
      rate: (rate) => { this.rate = rate; }, camera: this.cameras, graph: (name) => this.drawGraph(name), step: (by) => this.step(by),
    }));
    this.element = h("div", { class: "replay" }, bill.head, this.host, deck, bill.cast((index) => this.look(index)), this.facts, this.plotHost);
    this.cameras.addEventListener("change", () => {
      this.camera = this.cameras.value as Camera;
      if (this.camera === "free" && this.stage) overview(this.stage, this.course);
      this.seek(this.time);
    });
    this.listen();
    this.raise();
    this.drawGraph("speed");
    this.seek(bill.start);
  }

  private listen(): void {
    const keys = (event: KeyboardEvent): void => this.key(event);
    document.addEventListener("keydown", keys);
    onLeave(this.element, () => document.removeEventListener("keydown", keys));
  }

  private raise(): void {
    try {
      this.stage = new Stage(this.host, () => this.build(), 0.02, 60);
    } catch {
      this.host.append(h("p", { class: "fallback" }, t("replay.nowebgl")));
      return;
    }
    // Whoever turns the view looks freely from there on; a thumb that scrolls past it does not.
    const { controls, canvas } = this.stage;
    let before = this.camera;
    controls.addEventListener("start", () => {
      before = this.camera;
      this.take("free");
    });
    canvas.addEventListener("pointercancel", () => {
      this.take(before);
      this.seek(this.time);
    });
    this.stage.scene.add(this.course, this.cars);
    this.build();
  }

  private take(camera: Camera): void {
    this.camera = camera;
    this.cameras.value = camera;
  }

  private build(): void {
    clear(this.course);
    clear(this.cars);
    this.course.add(courseModel(this.bill.mesh));
    this.fleet = new Fleet(this.tracks, this.lead, this.tracks.map((_, index) => tintOf(index)));
    this.cars.add(this.fleet.object);
    this.seek(this.time);
  }

  private look(index: number): void {
    this.lead = index;
    if (this.stage) this.build();
    this.seek(this.time);
  }

  private toggle(): void {
    if (this.playing) return this.pause();
    this.playing = true;
    if (this.time >= this.end) this.time = 0;
    this.play.textContent = t("replay.pause");
    this.lastFrame = performance.now();
    requestAnimationFrame(this.frame);
  }

  private pause(): void {
    this.playing = false;
    this.play.textContent = t("replay.play");
  }

  private readonly frame = (): void => {
    if (!this.playing || !this.element.isConnected) return;
    const start = performance.now();
    const next = this.time + (this.rate * (start - this.lastFrame)) / 1000;
    this.lastFrame = start;
    if (next >= this.end) this.pause();
    this.move(Math.min(next, this.end));
    this.stage?.drawNow();
    this.tell(start - this.lastTold > READABLE || !this.playing);
    if (this.bill.timed) performance.measure("frame", { start, end: performance.now() });
    requestAnimationFrame(this.frame);
  };

  private seek(time: number): void {
    this.move(Math.max(0, Math.min(time, this.end)));
    this.stage?.draw();
    this.tell(true);
  }

  /** Puts every car and the camera where they are at a time. */
  private move(time: number): void {
    this.time = time;
    for (const track of this.tracks) track.seek(time);
    if (!this.fleet || !this.stage) return;
    this.fleet.pose();
    follow(this.stage, this.fleet.lead, this.camera);
  }

  /** The cursor always; figures when they can be read. */
  private tell(figures: boolean): void {
    this.plot?.mark(this.time);
    this.scrub.value = String(this.time);
    if (!figures) return;
    this.lastTold = performance.now();
    this.clock.textContent = `${number(this.time)} s`;
    const track = this.tracks[this.lead]!;
    this.facts.textContent = GRAPHS.map((name) => {
      const { scale, unit, digits } = SCALE[name];
      return `${t(`graph.${name}`)} ${number(scale * track.value(name), digits)} ${unit}`;
    }).join(" · ");
  }

  private step(by: number): void {
    this.pause();
    this.seek(this.time + by);
  }

  private drawGraph(name: (typeof GRAPHS)[number]): void {
    this.plot = graph({ ...curves(this.tracks, name, this.lead), pointed: (time) => { this.pause(); this.seek(time); } });
    replace(this.plotHost, this.plot.element);
    this.plot.mark(this.time);
  }

  private key(event: KeyboardEvent): void {
    const at = event.target as Element;
    if (at.closest("input, select, textarea, dialog, [role=tab]") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && !at.closest("button, a, summary")) {
      event.preventDefault();
      this.toggle();
    }
    if (event.key === "ArrowLeft") this.step(-STEP);
    if (event.key === "ArrowRight") this.step(STEP);
  }
}
