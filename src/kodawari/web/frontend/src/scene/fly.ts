// A flight along the race as cars run it: every lap, lane after lane, over the changers.

import * as three from "three";

import { get } from "../api";
import { h } from "../dom";
import { number } from "../format";
import { t } from "../texts";
import type { Stage } from "./stage";
import type { Flight } from "../types/draft";

const SPEEDS = [0.5, 1, 2, 4, 8]; // m/s
const EYES = ["car", "follow"] as const;
const EYE_M = 0.045; // about where a driver would sit in a car of 1/32
const AHEAD_M = 0.55;

export class Fly {
  readonly element: HTMLElement;
  private at = 0;
  private speed = 2;
  private eye: (typeof EYES)[number] = "car";
  private playing = false;
  private last = 0;
  private readonly play = h("button", { class: "main play" }, t("replay.play"));
  private readonly scrub: HTMLInputElement;
  private readonly clock = h("span", { class: "figure clock small" });

  static async load(id: string, lane: number, lanes: number, stage: Stage, again: (lane: number) => void, done: () => void): Promise<Fly> {
    return new Fly(await get<Flight>(`/api/courses/${encodeURIComponent(id)}/flight?lane=${lane}`), lane, lanes, stage, again, done);
  }

  private constructor(private readonly flight: Flight, lane: number, lanes: number, private readonly stage: Stage, again: (lane: number) => void, done: () => void) {
    this.scrub = h("input", { type: "range", min: 0, max: flight.length_m, step: 0.01, value: 0, "aria-label": t("course.fly.way") });
    this.scrub.addEventListener("input", () => { this.pause(); this.seek(Number(this.scrub.value)); });
    this.play.addEventListener("click", () => (this.playing ? this.pause() : this.start()));
    const speeds = h("select", {}, SPEEDS.map((each) => h("option", { value: each, selected: each === this.speed }, `${each} m/s`)));
    speeds.addEventListener("change", () => { this.speed = Number(speeds.value); });
    const eyes = h("select", {}, EYES.map((each) => h("option", { value: each }, t(`course.fly.${each}`))));
    eyes.addEventListener("change", () => { this.eye = eyes.value as typeof this.eye; this.seek(this.at); });
    const from = h("select", {}, Array.from({ length: lanes }, (_, k) => h("option", { value: k + 1, selected: k + 1 === lane }, String(k + 1))));
    from.addEventListener("change", () => again(Number(from.value)));
    this.element = h("div", { class: "fly" }, h("div", { class: "deck" }, this.play, h("div", { class: "scrub" }, this.scrub),
      h("div", { class: "options" }, this.clock, h("label", {}, t("replay.speed"), speeds), h("label", {}, t("replay.camera"), eyes), h("label", {}, t("course.fly.lane"), from), h("button", { class: "light", onclick: done }, t("course.fly.end")))));
  }

  /** On the start line; it plays where people have not asked for less motion. */
  begin(): void {
    this.stage.controls.enabled = false;
    this.seek(0);
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) this.start();
    this.play.focus({ preventScroll: true });
  }

  stop(): void {
    this.playing = false;
    this.stage.controls.enabled = true;
  }

  private start(): void {
    if (this.at >= this.flight.length_m) this.at = 0;
    this.playing = true;
    this.play.textContent = t("replay.pause");
    this.last = performance.now();
    requestAnimationFrame(() => this.frame());
  }

  private pause(): void {
    this.playing = false;
    this.play.textContent = t("replay.play");
  }

  private frame(): void {
    if (!this.playing || !this.element.isConnected) return;
    const now = performance.now();
    const next = this.at + (this.speed * Math.min(now - this.last, 200)) / 1000;
    this.last = now;
    if (next >= this.flight.length_m) this.pause();
    this.seek(next);
    requestAnimationFrame(() => this.frame());
  }

  private seek(way: number): void {
    const { flight } = this;
    this.at = Math.max(0, Math.min(way, flight.length_m));
    const steps = flight.points.length / 9;
    const here = this.point(this.at);
    const ahead = this.point(Math.min(this.at + AHEAD_M, flight.length_m));
    const { camera, controls } = this.stage;
    const along = here.along;
    if (this.eye === "car") {
      camera.fov = 58;
      camera.position.copy(here.place).addScaledVector(here.up, EYE_M);
      controls.target.copy(ahead.place).addScaledVector(ahead.up, 0.03);
      if (this.at + AHEAD_M > flight.length_m) controls.target.copy(camera.position).add(along);
    } else {
      camera.fov = 40;
      const flat = along.clone().setZ(0).normalize();
      camera.position.copy(here.place).addScaledVector(flat, -0.75);
      camera.position.z = here.place.z + 0.5;
      controls.target.copy(here.place).addScaledVector(flat, 0.25);
    }
    camera.updateProjectionMatrix();
    camera.lookAt(controls.target);
    this.stage.draw();
    this.scrub.value = String(this.at);
    const row = Math.min(steps - 1, Math.round(this.at / flight.step_m));
    this.clock.textContent = t("course.fly.at", { lap: flight.lap[row] ?? 1, laps: flight.laps, lane: flight.lane[row] ?? 1, way: number(this.at, 1), of: number(flight.length_m, 1) });
  }

  /** Place, direction and up at a way, between two points of the flight. */
  private point(way: number): { place: three.Vector3; along: three.Vector3; up: three.Vector3 } {
    const { points, step_m: step } = this.flight;
    const most = points.length / 9 - 1;
    const row = Math.max(0, Math.min(most, Math.floor(way / step)));
    const share = Math.min(1, way / step - row);
    const next = Math.min(most, row + 1);
    const read = (from: number): three.Vector3 => {
      const a = new three.Vector3().fromArray(points, 9 * row + from);
      return a.lerp(new three.Vector3().fromArray(points, 9 * next + from), share);
    };
    return { place: read(0), along: read(3).normalize(), up: read(6).normalize() };
  }
}
