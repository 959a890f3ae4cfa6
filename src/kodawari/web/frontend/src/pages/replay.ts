// Runs of a race in 3D: any speed, several cars as ghosts, three cameras, and a graph with the same cursor.

import * as three from "three";

import { get, getBlock } from "../api";
import { h, replace } from "../dom";
import { number } from "../format";
import { graph } from "../parts/graph";
import { carModel } from "../scene/car";
import { courseModel } from "../scene/course";
import { clear, Stage } from "../scene/stage";
import { readReplay, rowAt, valueAt } from "../scene/track";
import { colour, problem } from "../shell";
import { t, word } from "../texts";
import type { CarModel } from "../scene/car";
import type { Run } from "../scene/track";
import type { CourseMesh } from "../types";

const SPEEDS = [0.05, 0.1, 0.25, 0.5, 1, 2];
const CAMERAS = ["chase", "lane", "free"] as const;
const GRAPHS = ["speed", "height", "offset", "tyre_load", "wall_force"] as const;
const SCALE: Record<string, number> = { speed: 1, height: 1000, offset: 1000, tyre_load: 1, wall_force: 1 };
type Camera = (typeof CAMERAS)[number];

export async function replay(query: URLSearchParams): Promise<HTMLElement> {
  const race = query.get("race") ?? "";
  const wait = h("div", { class: "stack" }, h("h1", {}, t("replay.title")), h("p", { class: "quiet", role: "status" }, t("replay.wait")));
  getBlock(`/api/races/${encodeURIComponent(race)}/replay?runs=${encodeURIComponent(query.get("runs") ?? "b0")}`)
    .then(async (block) => {
      const runs = readReplay(block);
      const mesh = await get<CourseMesh>(`/api/races/${encodeURIComponent(race)}/mesh`);
      replace(wait, new Theatre(runs, mesh, race, query.get("at") === "end").element);
    })
    .catch((error: unknown) => replace(wait, h("h1", {}, t("replay.title")), problem(error)));
  return wait;
}

class Theatre {
  readonly element: HTMLElement;
  private readonly host = h("div", { class: "stage" });
  private stage: Stage | null = null;
  private models: CarModel[] = [];
  private readonly course = new three.Group();
  private readonly cars = new three.Group();
  private readonly end: number;
  private time = 0;
  private rate = 0.5;
  private playing = false;
  private lead = 0;
  private camera: Camera = "chase";
  private lastFrame = 0;
  private plot: ReturnType<typeof graph> | null = null;
  private readonly clock = h("span", { class: "clock figure" });
  private readonly facts = h("p", { class: "quiet small facts-line" });
  private readonly scrub: HTMLInputElement;
  private readonly play = h("button", { class: "main play" }, t("replay.play"));
  private readonly plotHost = h("div", {});
  private readonly cameras = h("select", {}, CAMERAS.map((name) => h("option", { value: name }, t(`camera.${name}`))));

  constructor(private readonly runs: Run[], private readonly mesh: CourseMesh, race: string, nearEnd: boolean) {
    this.end = Math.max(...runs.map((run) => run.end));
    this.scrub = h("input", { type: "range", min: 0, max: this.end, step: 0.005, value: 0, "aria-label": t("replay.time") });
    this.play.addEventListener("click", () => this.toggle());
    this.scrub.addEventListener("input", () => { this.playing = false; this.seek(Number(this.scrub.value)); });
    this.element = h(
      "div",
      { class: "replay" },
      h("div", { class: "head" }, h("h1", {}, runs[0]!.header.name), h("a", { class: "button light", href: `/race?id=${race}` }, t("replay.back"))),
      this.host,
      h("div", { class: "deck" }, this.play, h("div", { class: "scrub" }, this.scrub), this.clock, this.options()),
      this.ghosts(),
      this.facts,
      this.plotHost,
    );
    this.element.addEventListener("keydown", (event) => this.key(event));
    try {
      this.stage = new Stage(this.host, () => this.build(), 0.02, 60);
    } catch {
      this.host.append(h("p", { class: "fallback" }, t("replay.nowebgl")));
    }
    if (this.stage) {
      // Whoever takes hold of the view looks freely from there on.
      this.stage.controls.addEventListener("start", () => {
        this.camera = "free";
        this.cameras.value = "free";
      });
      this.stage.scene.add(this.course, this.cars);
      this.build();
      this.overview();
    }
    this.drawGraph("speed");
    this.seek(nearEnd ? Math.max(0, runs[0]!.end - 0.8) : 0);
  }

  private build(): void {
    clear(this.course);
    clear(this.cars);
    this.course.add(courseModel(this.mesh));
    this.models = this.runs.map((run, index) => {
      const model = carModel(run.header.shape, { tint: tintOf(index), ghost: index !== this.lead });
      this.cars.add(holder(model, run));
      return model;
    });
    this.seek(this.time);
  }

  private overview(): void {
    const box = new three.Box3().setFromObject(this.course);
    const middle = box.getCenter(new three.Vector3());
    const size = box.getSize(new three.Vector3());
    const far = 1.35 * Math.max(size.x, size.y);
    this.stage!.camera.fov = 28;
    this.stage!.camera.updateProjectionMatrix();
    this.stage!.controls.target.copy(middle);
    this.stage!.camera.position.set(middle.x, middle.y - far, middle.z + 1.0 * far);
    this.stage!.controls.update();
  }

  private toggle(): void {
    this.playing = !this.playing;
    if (this.playing && this.time >= this.end) this.time = 0;
    this.play.textContent = t(this.playing ? "replay.pause" : "replay.play");
    this.lastFrame = performance.now();
    if (this.playing) requestAnimationFrame(() => this.frame());
  }

  private frame(): void {
    if (!this.playing || !this.element.isConnected) return;
    const now = performance.now();
    const next = this.time + (this.rate * (now - this.lastFrame)) / 1000;
    this.lastFrame = now;
    if (next >= this.end) {
      this.playing = false;
      this.play.textContent = t("replay.play");
    }
    this.seek(Math.min(next, this.end));
    requestAnimationFrame(() => this.frame());
  }

  private seek(time: number): void {
    this.time = Math.max(0, Math.min(time, this.end));
    this.runs.forEach((run, index) => this.pose(run, index));
    if (this.stage) {
      this.follow();
      this.stage.draw();
    }
    if (!this.playing) this.play.textContent = t("replay.play");
    this.scrub.value = String(this.time);
    this.clock.textContent = `${number(this.time)} s`;
    const run = this.runs[this.lead]!;
    const at = rowAt(run, this.time);
    const say = (name: string, scale: number, unit: string, digits: number): string => `${t(`graph.${name}`)} ${number(scale * valueAt(run, name, at), digits)} ${unit}`;
    this.facts.textContent = [say("speed", 1, "m/s", 2), say("height", 1000, "mm", 1), say("offset", 1000, "mm", 1), say("tyre_load", 1, "N", 2), say("wall_force", 1, "N", 2)].join(" · ");
    this.plot?.mark(this.time);
  }

  private pose(run: Run, index: number): void {
    const model = this.models[index];
    if (!model) return;
    const at = rowAt(run, this.time);
    const outer = this.cars.children[index]!;
    outer.position.set(valueAt(run, "x", at), valueAt(run, "y", at), valueAt(run, "z", at));
    const [row, share] = at;
    const turn = quaternion(run, row);
    if (share) turn.slerp(quaternion(run, row + 1), share);
    outer.quaternion.copy(turn);
    if (!model.wheels.length) return; // a ghost is one drawing
    model.dampers.forEach((damper, k) => {
      if (run.column[`damper_${k}`] !== undefined) damper.object.position.copy(damper.rest).addScaledVector(damper.direction, 1000 * valueAt(run, `damper_${k}`, at));
    });
    const spin = wheelTurn(run, at);
    for (const wheel of model.wheels) wheel.rotation.y = spin;
  }

  private follow(): void {
    if (this.camera === "free") return;
    const outer = this.cars.children[this.lead];
    if (!outer) return;
    const forward = new three.Vector3(1, 0, 0).applyQuaternion(outer.quaternion);
    forward.z = 0;
    if (forward.lengthSq() < 1e-6) forward.set(1, 0, 0);
    forward.normalize();
    const { camera, controls } = this.stage!;
    const near = this.camera === "lane";
    camera.fov = near ? 50 : 28;
    camera.updateProjectionMatrix();
    const place = outer.position;
    camera.position.copy(place).addScaledVector(forward, near ? -0.24 : -0.6);
    camera.position.z = place.z + (near ? 0.05 : 0.32);
    controls.target.copy(place).addScaledVector(forward, near ? 0.4 : 0.1);
    camera.lookAt(controls.target);
  }

  private options(): HTMLElement {
    const speeds = h("select", {}, SPEEDS.map((rate) => h("option", { value: rate, selected: rate === this.rate }, `${rate}×`)));
    speeds.addEventListener("change", () => { this.rate = Number(speeds.value); });
    const { cameras } = this;
    cameras.addEventListener("change", () => {
      this.camera = cameras.value as Camera;
      if (this.camera === "free" && this.stage) this.overview();
      this.seek(this.time);
    });
    const graphs = h("select", {}, GRAPHS.map((name) => h("option", { value: name }, t(`graph.${name}`))));
    graphs.addEventListener("change", () => this.drawGraph(graphs.value));
    return h("div", { class: "options" }, h("label", {}, t("replay.speed"), speeds), h("label", {}, t("replay.camera"), cameras), h("label", {}, t("replay.graph"), graphs),
      h("button", { class: "light", onclick: () => this.step(-0.01) }, t("replay.stepback")), h("button", { class: "light", onclick: () => this.step(0.01) }, t("replay.step")));
  }

  private step(by: number): void {
    this.playing = false;
    this.seek(this.time + by);
  }

  private ghosts(): HTMLElement {
    return h("ul", { class: "ghosts" }, this.runs.map((run, index) => {
      const swatch = h("i", { "aria-hidden": "true" });
      swatch.style.borderTopColor = tintOf(index);
      swatch.style.borderTopStyle = index === 0 ? "solid" : (["dashed", "dotted", "double"] as const)[(index - 1) % 3]!;
      const radio = h("input", { type: "radio", name: "lead", checked: index === this.lead });
      radio.addEventListener("change", () => { this.lead = index; if (this.stage) this.build(); this.seek(this.time); });
      const { about } = run;
      const ended = about.finished ? `${number(about.time_s)} s` : `${word("reason", about.reason)}, ${number(about.time_s)} s`;
      return h("li", {}, h("label", { class: "check" }, radio, swatch, h("span", {}, t(about.drawn ? "replay.drawn" : "replay.best", { run: about.run }), h("span", { class: "quiet" }, ` · ${ended}`))));
    }));
  }

  private drawGraph(name: string): void {
    const longest = this.runs.reduce((a, b) => (b.about.samples > a.about.samples ? b : a));
    const every = 2;
    const x = Array.from({ length: Math.ceil(longest.about.samples / every) }, (_, k) => longest.data[k * every * longest.columns]!);
    const scale = SCALE[name] ?? 1;
    this.plot = graph({
      x, height: 190, xName: t("race.axis.time"), yName: t(`graph.${name}.axis`),
      curves: this.runs.map((run, index) => ({
        label: String(run.about.run), colour: tintOf(index), width: index === this.lead ? 2 : 1.2, dash: index === 0 ? undefined : [[6, 4], [2, 3], [9, 3, 2, 3]][(index - 1) % 3],
        values: x.map((_, k) => (k * every < run.about.samples ? scale * run.data[k * every * run.columns + run.column[name]!]! : null)),
      })),
      pointed: (time) => { this.playing = false; this.seek(time); },
    });
    replace(this.plotHost, this.plot.element);
  }

  private key(event: KeyboardEvent): void {
    if (event.target instanceof HTMLSelectElement || event.target instanceof HTMLInputElement || event.target instanceof HTMLButtonElement) return;
    if (event.key === " ") { event.preventDefault(); this.toggle(); }
    if (event.key === "ArrowLeft") this.step(-0.01);
    if (event.key === "ArrowRight") this.step(0.01);
  }
}

/** The first car in the signal colour, its rivals in blue, ink and grey. */
function tintOf(index: number): string {
  return colour(["signal", "rival", "ink", "grey"][index % 4]!);
}

/** Millimetres in the car's frame to metres about its rigid body's centre of mass. */
function holder(model: CarModel, run: Run): three.Object3D {
  const inner = new three.Group();
  model.group.position.set(-run.about.rigid_centre[0], -run.about.rigid_centre[1], -run.about.rigid_centre[2]);
  inner.add(model.group);
  inner.scale.setScalar(0.001);
  return new three.Group().add(inner);
}

function quaternion(run: Run, row: number): three.Quaternion {
  const from = row * run.columns + run.column.qw!;
  return new three.Quaternion(run.data[from + 1]!, run.data[from + 2]!, run.data[from + 3]!, run.data[from]!);
}

/** How far the wheels have turned: the way rolled by the spin, added up sample by sample, kept per run. */
const turns = new WeakMap<Run, Float32Array>();

function wheelTurn(run: Run, [row, share]: [number, number]): number {
  let sums = turns.get(run);
  if (!sums) {
    sums = new Float32Array(run.about.samples);
    const spin = run.column.spin!;
    let total = 0;
    for (let k = 1; k < run.about.samples; k++) {
      const dt = run.data[k * run.columns]! - run.data[(k - 1) * run.columns]!;
      total = (total + run.data[k * run.columns + spin]! * dt) % (2 * Math.PI);
      sums[k] = total;
    }
    turns.set(run, sums);
  }
  const spin = run.data[row * run.columns + run.column.spin!]!;
  return sums[row]! + share * spin * 0.005;
}
