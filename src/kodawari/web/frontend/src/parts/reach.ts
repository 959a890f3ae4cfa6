// Whether a budget is enough to confirm what is wished.

import { h } from "../dom";
import { number, percent } from "../format";
import { t } from "../texts";
import type { Child } from "../dom";
import type { Outlook } from "../types/tune";

/** `exact` when the budget is counted in runs; a time holds so many only by the pace of earlier tunes. */
export function reachWords(found: Outlook, finish: number, exact: boolean): Child {
  const { reach, runs } = found;
  const wish = percent(finish);
  if (reach.fresh_runs === null || reach.one === null || reach.wanted === null) return h("p", { class: "problem" }, t("tune.reach.never", { wish }));
  const values = { wish, fresh: whole(reach.fresh_runs), one: whole(reach.one), wanted: whole(reach.wanted) };
  const need = t("tune.reach", values);
  if (runs === null || runs >= reach.wanted) return h("p", { class: "quiet small" }, need);
  // Of an estimate only what can be said is said: 12 345 runs are 12 000.
  const held = exact ? whole(runs) : t("tune.reach.about", { runs: whole(Number(runs.toPrecision(2))) });
  return h("p", { class: runs < reach.one ? "problem" : "quiet small" }, `${need} ${t(runs < reach.one ? "tune.reach.small" : "tune.reach.tight", { runs: held })}`);
}

/** A count that no line break cuts. */
function whole(count: number): string {
  return number(count, 0).replaceAll("\u2009", "\u202f");
}
