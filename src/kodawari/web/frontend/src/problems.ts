// What the server refuses, in the words of the page: by its code where the page has words for it, else as the server says it.

import { t } from "./texts";
import type { Problem } from "./types";

export function toldProblem(problem: Problem): { head: string; mend: string } {
  const cause = own(problem, "") ?? problem.cause;
  const mend = own(problem, ".mend") ?? (own(problem, "") ? "" : problem.mend);
  return { head: [where(problem.place), cause].filter(Boolean).join(": "), mend };
}

/** The page's text for a problem; none where it has no code, or one that the page does not know. */
function own(problem: Problem, part: string): string | undefined {
  const key = `problem.${problem.code}${part}`;
  const text = problem.code ? t(key, problem.values) : key;
  return text === key ? undefined : text;
}

/** A place in a file of ours as the page calls it: `chains[0].pieces[3].length_mm` is section 4, length. */
function where(place: string): string {
  if (["revision", "chains", "title", "car.name", "box.name"].includes(place)) return ""; // the cause says it
  const line = /^line (\d+), column (\d+)$/.exec(place);
  if (line) return t("problem.line", { line: line[1]!, column: line[2]! });
  const found = /^chains\[(\d+)\](?:\.pieces\[(\d+)\])?(?:\.(\w+))?/.exec(place);
  if (!found) return place;
  const [, chain, piece, field] = found;
  const chainName = chain === "0" ? "" : t("problem.chain", { n: Number(chain) + 1 });
  return [chainName, piece === undefined ? "" : t("problem.section", { n: Number(piece) + 1 }), field ? fieldName(field) : ""].filter(Boolean).join(t("problem.comma")) || place;
}

/** The name of a figure without its unit. */
function fieldName(field: string): string {
  const key = [`course.field.${field}`, `course.place.${field}`].find((each) => t(each) !== each);
  return key ? t(key).replace(/,? (mm|°)$/, "").replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()) : field;
}
