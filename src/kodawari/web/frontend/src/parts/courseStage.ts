// A course in 3D, seen from any side.

import { h } from "../dom";
import { courseModel } from "../scene/course";
import { overview } from "../scene/follow";
import { clear, Stage } from "../scene/stage";
import { t } from "../texts";
import type { CourseMesh } from "../types";

export function courseStage(mesh: CourseMesh): HTMLElement {
  const host = h("div", { class: "stage", role: "group", "aria-label": t("share.view") });
  try {
    let shown = courseModel(mesh);
    const stage: Stage = new Stage(host, () => {
      stage.scene.remove(shown);
      clear(shown);
      shown = courseModel(mesh);
      stage.scene.add(shown);
    }, 0.05, 80);
    stage.scene.add(shown);
    stage.sized = () => overview(stage, shown);
    overview(stage, shown);
  } catch {
    host.append(h("p", { class: "fallback" }, t("share.nowebgl")));
  }
  return host;
}
