// The 3D view of one car on the bench, with its dimensions, its contact points and its centre of mass.

import * as three from "three";

import { h } from "../dom";
import { number } from "../format";
import { carModel, dimensions } from "../scene/car";
import { clear, Stage } from "../scene/stage";
import { colour } from "../theme";
import { t } from "../texts";
import { fromAbove } from "./outline";
import type { CarModel } from "../scene/car";
import type { CarShape, CarView } from "../types";

const FAR = 152;
const VIEWS: Record<string, [number, number, number]> = {
  corner: [1.3, -1.5, 1.0],
  side: [0, -2.2, 0.25],
  top: [-0.001, 0, 2.3],
  front: [2.2, 0, 0.3],
};

export class CarPicture {
  readonly element = h("div", { class: "stage" });
  private stage: Stage | null = null;
  private readonly group = new three.Group();
  private model: CarModel | null = null;
  private car: CarView | null = null;
  private showPoints = false;

  constructor(private readonly picked: (name: string) => void) {
    try {
      this.stage = new Stage(this.element, () => this.rebuild(), 10, 2500);
    } catch {
      return; // no WebGL: a drawing stands in, made when there is a car
    }
    this.stage.scene.add(this.group);
    this.stage.controls.minDistance = 80;
    this.stage.controls.maxDistance = 900;
    this.stage.controls.target.set(0, 0, 16);
    this.look("corner");
    this.element.append(this.buttons());
    this.pickParts(this.stage);
  }

  update(car: CarView): void {
    this.car = car;
    if (this.stage) this.rebuild();
    else this.element.replaceChildren(fromAbove(car.shape, car.name));
  }

  /** Marks the solids of a part; an empty name marks none. */
  mark(name: string): void {
    for (const [key, parts] of this.model?.parts ?? []) {
      for (const part of parts) {
        for (const child of part.children) {
          const mesh = child as three.Mesh<three.BufferGeometry, three.MeshLambertMaterial>;
          if (mesh.isMesh) mesh.material.emissive.set(name && matches(key, name) ? colour("signal") : "#000000");
        }
      }
    }
    this.stage?.draw();
  }

  private look(view: string): void {
    const stage = this.stage!;
    const [x, y, z] = VIEWS[view]!;
    stage.camera.position.set(FAR * x, FAR * y, FAR * z + 16);
    stage.controls.update();
    stage.draw();
  }

  private buttons(): HTMLElement {
    const points = h("button", { "aria-pressed": "false" }, t("view.points"));
    points.addEventListener("click", () => {
      this.showPoints = !this.showPoints;
      points.setAttribute("aria-pressed", String(this.showPoints));
      this.rebuild();
    });
    const views = Object.keys(VIEWS).map((name) => h("button", { onclick: () => this.look(name) }, t(`view.${name}`)));
    return h("div", { class: "hud" }, views, points);
  }

  private rebuild(): void {
    if (!this.car || !this.stage) return;
    const { shape } = this.car;
    clear(this.group);
    this.stage.clearLabels();
    this.model = carModel(shape);
    this.group.add(this.model.group, floor(shape), centre(shape.rigid_centre));
    const sizes = dimensions(shape);
    this.group.add(sizes.lines);
    for (const { of, place } of sizes.labels) {
      const size = this.car.sizes.find((each) => each.name === of);
      const value = (size?.measured ?? size?.computed)?.value;
      if (typeof value === "number") this.stage.label(`${number(value, 1)} mm`, place);
    }
    if (this.showPoints) this.group.add(touchPoints(shape));
    this.stage.draw();
  }

  private pickParts(stage: Stage): void {
    const caster = new three.Raycaster();
    let down: [number, number] = [0, 0];
    stage.canvas.addEventListener("pointerdown", (event) => { down = [event.clientX, event.clientY]; });
    stage.canvas.addEventListener("click", (event) => {
      if (Math.hypot(event.clientX - down[0], event.clientY - down[1]) > 5 || !this.model) return;
      const box = stage.canvas.getBoundingClientRect();
      caster.setFromCamera(new three.Vector2((2 * (event.clientX - box.left)) / box.width - 1, 1 - (2 * (event.clientY - box.top)) / box.height), stage.camera);
      const hits = caster.intersectObject(this.model.group, true).map((each) => each.object.parent?.name ?? "");
      const name = hits.find((each) => each && each !== "body" && each !== "chassis") ?? "";
      this.mark(name);
      if (name) this.picked(name);
    });
  }
}

function matches(key: string, name: string): boolean {
  return key === name || key.startsWith(`${name} `);
}

/** The floor as a thin grid of 10 mm. */
function floor(shape: CarShape): three.Object3D {
  const [front, rear, left, right] = shape.span;
  const points: three.Vector3[] = [];
  const reach = 30;
  const down = (value: number): number => 10 * Math.floor((value - reach) / 10);
  const up = (value: number): number => 10 * Math.ceil((value + reach) / 10);
  const [x0, x1, y0, y1] = [down(rear), up(front), down(right), up(left)];
  for (let x = x0; x <= x1; x += 10) points.push(new three.Vector3(x, y0, 0), new three.Vector3(x, y1, 0));
  for (let y = y0; y <= y1; y += 10) points.push(new three.Vector3(x0, y, 0), new three.Vector3(x1, y, 0));
  return new three.LineSegments(new three.BufferGeometry().setFromPoints(points), new three.LineBasicMaterial({ color: colour("rule") }));
}

/** The centre of mass as a drawing marks it: a ball that shines through everything. */
function centre(place: [number, number, number]): three.Object3D {
  const ball = new three.Mesh(new three.SphereGeometry(2.2, 20, 14), new three.MeshBasicMaterial({ color: colour("signal"), depthTest: false, transparent: true }));
  ball.position.set(...place);
  ball.renderOrder = 5;
  const drop = new three.BufferGeometry().setFromPoints([new three.Vector3(...place), new three.Vector3(place[0], place[1], 0)]);
  const line = new three.Line(drop, new three.LineBasicMaterial({ color: colour("signal"), depthTest: false, transparent: true }));
  line.renderOrder = 5;
  return new three.Group().add(ball, line);
}

function touchPoints(shape: CarShape): three.Object3D {
  const places = shape.points.map((point) => new three.Vector3(...point.place));
  const material = new three.PointsMaterial({ color: colour("rival"), size: 7, sizeAttenuation: false, depthTest: false, transparent: true });
  const points = new three.Points(new three.BufferGeometry().setFromPoints(places), material);
  points.renderOrder = 4;
  return points;
}
