// The drawings of a course: its plan and its heights, in the language of the page.

import { drawing, h } from "../dom";
import { language, phrases, t, title } from "../texts";

/** What is known of a course's names. */
interface Named {
  title: string;
  ja: string;
  pieces: string[];
  pieces_ja: string[];
}

/** A drawing that the server has made, with its words in the language of the page. */
export function courseDrawing(svg: string, course: Named | undefined): Node {
  const names = new Map(course?.pieces.map((name, k) => [name, course.pieces_ja[k] ?? ""]));
  const name = course ? title(course.title, course.ja) : "";
  if (course?.ja) names.set(`${course.title} · ${course.ja}`, course.ja);
  const say = (label: string): string => {
    if (names.has(label)) return title(label, names.get(label));
    if (course && label.startsWith(`${course.title}: `)) return `${name}: ${phrases("drawing", label.slice(course.title.length + 2))}`;
    return phrases("drawing", label);
  };
  const made = drawing(svg, say);
  if (made instanceof Element && language() !== "en") {
    // The server's own sentence is English; the name is enough, what else a page says of it stands around it.
    for (const each of made.querySelectorAll(":scope > title, :scope > desc")) each.remove();
    for (const each of ["aria-labelledby", "aria-describedby"]) made.removeAttribute(each);
    made.setAttribute("aria-label", name || t("share.plan"));
  }
  return made;
}

/** A plan cut to its track, without words and sizes, for a look at the shape. */
export function planShape(svg: string): Node {
  const plan = drawing(svg) as SVGSVGElement;
  // The dimension lines begin with width and height of the track: (x0, low) to (x1, low), (right, y0) to (right, y1).
  const sizes = plan.querySelector('path.s-grey[stroke-width="0.8"]:not([fill])');
  const [x0, , x1, , , y0, , y1] = (sizes?.getAttribute("d")?.match(/-?[\d.]+/g) ?? []).map(Number);
  for (const each of plan.querySelectorAll("text, title")) each.remove();
  sizes?.remove();
  if (x0 !== undefined && x1 !== undefined && y0 !== undefined && y1 !== undefined) plan.setAttribute("viewBox", `${x0 - 8} ${y0 - 8} ${x1 - x0 + 16} ${y1 - y0 + 16}`);
  for (const each of ["role", "aria-labelledby", "aria-describedby"]) plan.removeAttribute(each);
  plan.setAttribute("aria-hidden", "true");
  plan.removeAttribute("width");
  plan.removeAttribute("height");
  return plan;
}

export function coursePlan(svg: string, course: Named | undefined): HTMLElement {
  return h("div", { class: "plan", tabindex: 0, role: "region", "aria-label": t("share.plan") }, courseDrawing(svg, course));
}
