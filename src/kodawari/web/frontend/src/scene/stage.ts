// A 3D view: one soft light, matte surfaces, hairline edges. It draws when something has changed, and not otherwise.

import * as three from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";

import { onLeave } from "../dom";
import { colour } from "../theme";

export interface Label {
  element: HTMLElement;
  place: three.Vector3;
  /** Its width [px], measured once: asking again in every frame would lay the page out in every frame. */
  wide: number;
}

export class Stage {
  readonly scene = new three.Scene();
  readonly camera: three.PerspectiveCamera;
  readonly controls: OrbitControls;
  readonly labels: Label[] = [];
  private readonly renderer: three.WebGLRenderer;
  /** Called when the view has got another size: the first time it has one, a view is chosen. */
  sized: () => void = () => undefined;
  private waiting = false;
  private width = 0;
  private height = 0;
  private readonly point = new three.Vector3();
  private readonly recolour: () => void;

  /** Throws where the machine has no WebGL; the caller shows a drawing then. */
  constructor(
    readonly host: HTMLElement,
    private readonly themed: () => void,
    /** How near and how far it can see, in the unit of the scene. */
    near: number,
    far: number,
  ) {
    this.camera = new three.PerspectiveCamera(28, 1, near, far);
    this.renderer = new three.WebGLRenderer({ antialias: true, powerPreference: "low-power" });
    this.renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    host.prepend(this.renderer.domElement);
    this.camera.up.set(0, 0, 1);
    this.controls = new OrbitControls(this.camera, this.renderer.domElement);
    this.controls.enableDamping = false;
    this.canvas.style.touchAction = "pan-y"; // one finger up or down scrolls the page, sideways it turns the view
    this.controls.addEventListener("change", () => this.draw());
    const sky = new three.HemisphereLight(0xffffff, 0xb8b4aa, 2.1);
    sky.position.set(0, 0, 1);
    this.scene.add(sky);
    const sun = new three.DirectionalLight(0xffffff, 1.5);
    sun.position.set(1, 2, 4);
    this.scene.add(sun);
    const sizes = new ResizeObserver(() => this.resize());
    sizes.observe(host);
    this.recolour = () => {
      this.renderer.setClearColor(colour("floor"));
      this.themed();
      this.draw();
    };
    window.addEventListener("themechange", this.recolour);
    this.renderer.setClearColor(colour("floor"));
    onLeave(host, () => {
      window.removeEventListener("themechange", this.recolour);
      sizes.disconnect();
      this.controls.dispose();
      clear(this.scene);
      this.renderer.dispose();
      this.renderer.forceContextLoss();
    });
  }

  get canvas(): HTMLCanvasElement {
    return this.renderer.domElement;
  }

  draw(): void {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.drawNow();
    });
  }

  drawNow(): void {
    this.renderer.render(this.scene, this.camera);
    const { width, height, point } = this;
    for (const label of this.labels) {
      point.copy(label.place).project(this.camera);
      const half = 0.5 * label.wide + 2;
      const x = Math.max(half, Math.min(width - half, (0.5 + 0.5 * point.x) * width));
      const y = (0.5 - 0.5 * point.y) * height;
      label.element.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`;
      const away = point.z > 1 || Math.abs(point.x) > 1.1 || Math.abs(point.y) > 1;
      label.element.style.visibility = away ? "hidden" : "visible";
    }
  }

  label(text: string, place: three.Vector3): void {
    const element = document.createElement("span");
    element.className = "label figure";
    element.textContent = text;
    this.host.append(element);
    this.labels.push({ element, place, wide: element.offsetWidth });
  }

  clearLabels(): void {
    for (const label of this.labels.splice(0)) label.element.remove();
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.host;
    if (!clientWidth || !clientHeight) return;
    const first = !this.width;
    this.width = clientWidth;
    this.height = clientHeight;
    for (const label of this.labels) label.wide = label.element.offsetWidth;
    this.renderer.setSize(clientWidth, clientHeight, false);
    this.camera.aspect = clientWidth / clientHeight;
    this.camera.updateProjectionMatrix();
    if (first) this.sized();
    this.draw();
  }
}

/** Takes everything out of a group and gives its memory back. */
export function clear(group: three.Object3D): void {
  for (const child of [...group.children]) {
    clear(child);
    group.remove(child);
    child.dispatchEvent({ type: "dispose" } as never); // what is drawn many times keeps buffers of its own
    const drawn = child as three.Mesh;
    drawn.geometry?.dispose();
    const material = drawn.material as three.Material | three.Material[] | undefined;
    for (const each of Array.isArray(material) ? material : material ? [material] : []) each.dispose();
  }
}
