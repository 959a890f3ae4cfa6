// Cameras that go with a car.

import * as three from "three";

import type { Stage } from "./stage";

export const CAMERAS = ["chase", "lane", "free"] as const;
export type Camera = (typeof CAMERAS)[number];

const forward = new three.Vector3();

/** Puts the camera behind a car, near in the lane or far above it; a free one stays where it is. */
export function follow(stage: Stage, car: three.Object3D, kind: Camera): void {
  if (kind === "free") return;
  forward.set(1, 0, 0).applyQuaternion(car.quaternion);
  forward.z = 0;
  if (forward.lengthSq() < 1e-6) forward.set(1, 0, 0);
  forward.normalize();
  const near = kind === "lane";
  const { camera, controls } = stage;
  const angle = near ? 50 : 28;
  if (camera.fov !== angle) {
    camera.fov = angle;
    camera.updateProjectionMatrix();
  }
  camera.position.copy(car.position).addScaledVector(forward, near ? -0.24 : -0.6);
  camera.position.z = car.position.z + (near ? 0.05 : 0.32);
  controls.target.copy(car.position).addScaledVector(forward, near ? 0.4 : 0.1);
  camera.lookAt(controls.target);
}

/** Shows all of something from a raised corner in front. */
export function overview(stage: Stage, whole: three.Object3D): void {
  const box = new three.Box3().setFromObject(whole);
  const middle = box.getCenter(new three.Vector3());
  const size = box.getSize(new three.Vector3());
  stage.camera.fov = 28;
  stage.camera.updateProjectionMatrix();
  // From 45° above, height and depth are seen foreshortened alike; what is nearer than the middle looks larger.
  const seen = 2 * Math.tan((14 * Math.PI) / 180);
  const away = Math.max(size.x / stage.camera.aspect, Math.SQRT1_2 * (size.y + size.z)) / seen;
  const far = Math.SQRT1_2 * (1.08 * away + 0.35 * size.y);
  stage.controls.target.copy(middle);
  stage.camera.position.set(middle.x, middle.y - far, middle.z + far);
  stage.controls.update();
}
