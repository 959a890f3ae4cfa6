// The draft in 3D, as it is now: closed or open.

import * as three from "three";

import { send } from "../api";
import { h, replace } from "../dom";
import { Fly } from "../scene/fly";
import { courseModel } from "../scene/course";
import { clear, Stage } from "../scene/stage";
import { say } from "../shell";
import { t } from "../texts";
import type { Studio } from "./studio";
import type { CourseMesh } from "../types";

export class Space {
  readonly element = h("div", { class: "space" });
  private readonly host = h("div", { class: "stage" });
  private readonly model = new three.Group();
  private stage: Stage | null = null;
  private mesh: CourseMesh | null = null;
  private made: unknown = null;
  private fly: Fly | null = null;

  constructor(private readonly studio: Studio) {
    this.element.append(this.host);
    studio.on((news) => { if (news === "view" && this.shown) void this.refresh(); });
  }

  get shown(): boolean {
    return !this.element.hidden && this.element.isConnected;
  }

  /** Asks for the surfaces of the draft, unless they are there. */
  async refresh(): Promise<void> {
    const { draft } = this.studio;
    if (this.made === draft) return;
    if (!this.stage && !this.start()) return;
    try {
      const mesh = await send<CourseMesh>("POST", "/api/drafts/mesh", draft);
      if (draft !== this.studio.draft) return;
      const first = this.mesh === null;
      [this.mesh, this.made] = [mesh, draft];
      this.build();
      this.endFlight();
      if (first) this.overview();
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  }

  /** Flies along the race. */
  async flight(lane: number): Promise<void> {
    await this.studio.saver?.flush();
    await this.refresh();
    if (!this.stage) return;
    this.endFlight();
    const fly = await Fly.load(this.studio.kept.id, lane, this.studio.view?.lanes.length ?? 1, this.stage, (other) => void this.flight(other), () => { this.endFlight(); this.overview(); });
    this.fly = fly;
    this.element.append(fly.element);
    fly.begin();
  }

  overview(): void {
    if (!this.stage || !this.mesh?.strips.length) return;
    const box = new three.Box3().setFromObject(this.model);
    const middle = box.getCenter(new three.Vector3());
    const size = box.getSize(new three.Vector3());
    const { camera, controls } = this.stage;
    camera.fov = 28;
    camera.updateProjectionMatrix();
    const far = 1.05 * Math.max(1.25 * size.y, (1.45 * size.x) / camera.aspect, 0.6);
    controls.target.copy(middle);
    camera.position.set(middle.x, middle.y - 1.15 * far, middle.z + 1.25 * far);
    controls.update();
    this.stage.draw();
  }

  private endFlight(): void {
    this.fly?.stop();
    this.fly?.element.remove();
    this.fly = null;
  }

  private start(): boolean {
    try {
      this.stage = new Stage(this.host, () => this.build(), 0.01, 120);
    } catch {
      replace(this.host, h("p", { class: "fallback" }, t("course.nowebgl")));
      return false;
    }
    this.stage.scene.add(this.model);
    return true;
  }

  private build(): void {
    clear(this.model);
    if (this.mesh) this.model.add(courseModel(this.mesh));
    this.stage?.draw();
  }
}

