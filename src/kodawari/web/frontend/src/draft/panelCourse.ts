// What the server says of the course: whether it closes, what would close it, lanes, clearances, size.

import { h, replace } from "../dom";
import type { Child } from "../dom";
import { number, plain } from "../format";
import { redrawing } from "../parts/keepOpen";
import { problem } from "../shell";
import { t, title, word } from "../texts";
import { entryAt, numberAt } from "./chain";
import { gapText } from "./marks";
import { nameOf } from "./paint";
import { bare, figureName, input } from "./panelPiece";
import type { Studio } from "./studio";
import type { ShapeBook } from "./shapes";
import type { Check, Draft, DraftView, Entry, Parameter, Parameters, Proposal, Setting, Spot } from "../types/draft";

export function coursePanel(studio: Studio): HTMLElement {
  const root = h("div", { class: "course-panel" });
  const draw = (): void => {
    const { view } = studio;
    root.classList.toggle("looking", studio.looking);
    if (studio.trouble) return replace(root, problem(studio.trouble));
    if (!view) return replace(root, h("p", { class: "quiet" }, t("course.looking")));
    if (!studio.draft.chains.length) return replace(root, h("p", { class: "quiet" }, t("course.begin")));
    replace(root, verdict(view), studio.editable ? proposals(studio, view) : null, troubles(studio, view), lanes(view), facts(studio, view));
  };
  studio.on((news) => { if (news === "view") draw(); });
  draw();
  const below = h("div", {});
  const show = (): void => replace(below, settings(studio));
  const again = redrawing(below, show);
  studio.on((news) => { if (news === "draft") again(); });
  show();
  return h("div", {}, root, below);
}

export function verdictWord(view: DraftView): string {
  return t(view.raceable ? "course.raceable" : view.closed ? "course.closed" : "course.open");
}

function verdict(view: DraftView): HTMLElement {
  const state = view.raceable ? "pass" : "fail";
  return h("div", { class: "state" },
    h("p", { class: `verdict big-verdict is-${state}` }, h("i", { "aria-hidden": "true" }), verdictWord(view)),
    view.closed && view.joint_mm > 0.005 ? h("p", { class: "small quiet" }, t("course.stretched", { joint: plain(view.joint_mm, 2), mm: plain(view.stretched_mm, 1) })) : null,
    !view.closed && view.gap ? h("p", { class: "small" }, t("course.gap"), " ", h("span", { class: "figure-list" }, gapText(view.gap))) : null,
    view.raceable || !view.why_not || (!view.closed && view.gap) ? null : h("p", { class: "small" }, whyNot(view)));
}

/** Why cars cannot race: the checks that fail say it in the page's language. */
export function whyNot(view: DraftView): string {
  const failed = view.checks.filter((check) => check.verdict === "fail").map(checkText);
  return failed.length ? failed.join(" · ") : view.why_not;
}

function proposals(studio: Studio, view: DraftView): Child {
  if (view.closed || !view.proposals.length) return null;
  return h("div", { class: "proposals" }, h("h3", {}, t("course.proposals")), h("ul", {}, view.proposals.map((each) => {
    const rest = each.closes && each.residual_mm > 0.05 ? t("course.play", { mm: plain(each.residual_mm, 1) }) : each.residual_mm > 0.05 || each.residual_deg > 0.05 ? t("course.residual", { mm: plain(each.residual_mm, 1), deg: plain(each.residual_deg, 1) }) : t("course.exact");
    const button = h("button", { class: "proposal", title: each.text }, h("span", {}, proposalText(studio, each)), h("span", { class: "small quiet" }, rest));
    const show = (): void => studio.preview(each);
    const hide = (): void => studio.preview(null);
    button.addEventListener("pointerenter", show);
    button.addEventListener("pointerleave", hide);
    button.addEventListener("focus", show);
    button.addEventListener("blur", hide);
    button.addEventListener("click", () => studio.use(each));
    return h("li", {}, button);
  })));
}

/** Sections in words; the same one several times in a row is counted. */
export function counted(entries: readonly Entry[], shapes: ShapeBook): string {
  const runs: { name: string; n: number }[] = [];
  for (const name of entries.map((entry) => nameOf(entry, shapes))) {
    if (runs.at(-1)?.name === name) runs.at(-1)!.n += 1;
    else runs.push({ name, n: 1 });
  }
  return runs.map(({ name, n }) => (n > 1 ? t("course.times", { n, name }) : name)).join(" + ");
}

/** A proposal in words: what comes, goes or changes, and where. */
export function proposalText(studio: Studio, proposal: Proposal): string {
  const { shapes, draft } = studio;
  const rest = proposal.changes.filter(({ op }) => op !== "remove").map(({ op, chain, index, entries }) => {
    if (op === "replace") return t("course.do.replace", { name: counted(entries, shapes), n: numberAt(draft, [chain, index]) });
    const spot = behind(proposal, [chain, index]);
    return spot ? t("course.do.insert", { name: counted(entries, shapes), n: numberAt(draft, spot) }) : t("course.do.first", { name: counted(entries, shapes) });
  });
  return [...removals(studio, proposal), ...rest].join(" · ");
}

/** The section that stays behind which others come; none where they come first. */
function behind({ changes }: Proposal, [chain, index]: Spot): Spot | null {
  let k = index - 1;
  while (changes.some((each) => each.op === "remove" && each.chain === chain && each.index === k)) k -= 1;
  return k < 0 ? null : [chain, k];
}

/** What is taken away; sections in a row in one go. */
function removals({ shapes, draft }: Studio, { changes }: Proposal): string[] {
  const runs: { from: Spot; n: number }[] = [];
  for (const { chain, index } of changes.filter(({ op }) => op === "remove").sort((a, b) => a.chain - b.chain || a.index - b.index)) {
    const last = runs.at(-1);
    if (last && last.from[0] === chain && last.from[1] + last.n === index) last.n += 1;
    else runs.push({ from: [chain, index], n: 1 });
  }
  return runs.map(({ from, n }) => {
    const first = numberAt(draft, from);
    if (n > 1) return t("course.do.remove.many", { from: first, to: first + n - 1 });
    const old = entryAt(draft, from);
    return t("course.do.remove", { name: old ? nameOf(old, shapes) : "", n: first });
  });
}

/** The numbers of the sections that proposals speak of. */
export function spokenOf(draft: Draft, proposals: readonly Proposal[]): Set<number> {
  return new Set(proposals.flatMap((proposal) => proposal.changes.flatMap(({ op, chain, index }) => {
    const spot = op === "insert" ? behind(proposal, [chain, index]) : ([chain, index] satisfies Spot);
    return spot ? [numberAt(draft, spot)] : [];
  })));
}

/** A check in the page's language; one that it does not know, as the server says it. */
function checkText(check: Check): string {
  const key = `course.check.${check.code}`;
  const values = Object.fromEntries(Object.entries(check.values).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : typeof value === "number" ? plain(value, 1) : value]));
  const text = t(key, { ...values, n: Array.isArray(check.values.names) ? check.values.names.length : 0 });
  return text === key ? check.text : text;
}

/** Everything that is not right, each leading to its pieces. */
function troubles(studio: Studio, view: DraftView): Child {
  const rows: { text: string; spots: Spot[]; bad: boolean }[] = [];
  for (const each of view.crossings) if (!each.ok) rows.push({ text: t("course.low", { height: plain(each.height_mm, 0), need: plain(each.needed_mm, 0) }), spots: [each.upper, each.lower], bad: true });
  for (const each of view.overlaps) rows.push({ text: t("course.overlap"), spots: [each.one, each.other], bad: true });
  const outside = view.venue.reduce((most, each) => Math.max(most, each.beyond_mm), 0);
  if (view.venue.length) rows.push({ text: t("course.beyond", { n: view.venue.length, by: plain(outside, 0) }), spots: view.venue.map((each) => each.piece), bad: true });
  for (const each of view.stock) if (each.have !== null && each.used > each.have) rows.push({ text: t("course.short", { name: title(each.title, each.ja), n: each.used - each.have }), spots: [], bad: true });
  const told = new Set(["closure", "levels", "overlap", "venue", "stock", "pieces"]); // above, or seen at once
  for (const check of view.checks) if (check.verdict !== "pass" && !told.has(check.name)) rows.push({ text: checkText(check), spots: check.pieces, bad: check.verdict === "fail" });
  if (!rows.length) return null;
  const reach = (spots: Spot[]): void => studio.pick(spots.map((spot) => entryAt(studio.draft, spot)).filter((entry) => entry !== undefined));
  return h("ul", { class: "troubles" }, rows.map(({ text, spots, bad }) => h("li", { class: bad ? "bad" : "" }, spots.length ? h("button", { class: "link", onclick: () => reach(spots) }, text) : text)));
}

export function lanes(view: DraftView): Child {
  if (!view.lanes.length) return null;
  return h("div", {}, h("h3", {}, t(view.closed ? "course.lanes" : "course.lanes.sofar")), h("div", { class: "table" }, h("table", {},
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("race.lane")), ["course.leads", "course.inplan", "course.inspace"].map((name) => h("th", { scope: "col", class: "num" }, t(name))))),
    h("tbody", {}, view.lanes.map((lane) => h("tr", {}, h("th", { scope: "row" }, lane.number), h("td", { class: "num" }, lane.next_lane), h("td", { class: "num" }, number(lane.plan_length_m, 3)), h("td", { class: "num" }, number(lane.length_m, 3))))))),
    h("p", { class: "small quiet" }, view.race_m !== null && view.laps !== null ? `${t("course.race", { laps: view.laps, length: number(view.race_m, 2) })} ` : "", t("course.inplan.why")));
}

function facts(studio: Studio, view: DraftView): Child {
  const rows: [string, Child][] = [["course.pieces", String(studio.draft.chains.reduce((sum, chain) => sum + chain.pieces.length, 0))]];
  if (view.size) rows.push(["course.size", t("course.size.of", { l: number(view.size.length_mm / 1000, 2), w: number(view.size.width_mm / 1000, 2) })], ["course.height", `${number(view.size.height_mm, 0)} mm`]);
  return h("dl", { class: "facts small" }, rows.map(([name, value]) => [h("dt", {}, t(name)), h("dd", {}, value)]));
}

/** Another value of a figure; what is said of it stays with it. */
function sourced(old: Parameters[string] | undefined, value: Setting): Parameters[string] {
  return typeof old === "object" ? { ...old, value } : value;
}

/** Names, and the figures of the whole system with how sure they are. */
function settings(studio: Studio): HTMLElement {
  const { draft, system } = studio;
  const text = (name: "ja" | "note"): HTMLElement => {
    const node = h("input", { value: draft[name], maxlength: 200 });
    node.addEventListener("change", () => studio.alter({ [name]: node.value }));
    return h("label", { class: "field wide" }, h("span", {}, t(`course.${name}`)), node);
  };
  const set = (name: string, value: Setting | null): void => {
    const parameters = { ...studio.draft.parameters };
    if (value === null) delete parameters[name];
    else parameters[name] = sourced(parameters[name], value);
    studio.alter({ parameters });
  };
  const figure = (each: Parameter): HTMLElement => h("div", { "data-figure": each.name, title: each.reason || each.source || null },
    input({ name: each.name, kind: each.choices.length ? "choice" : "figure", default: each.value, of: each.choices, required: false, signed: false }, bare(studio.draft.parameters[each.name]), (value) => set(each.name, value)),
    h("p", { class: "small quiet" }, word("confidence", each.confidence)));
  // Figures that only this course has: its sections take them, so they cannot be left empty.
  const own = Object.keys(draft.parameters).filter((name) => system.parameters.every((each) => each.name !== name));
  const ownFigure = (name: string): HTMLElement => h("div", { "data-figure": name }, input({ name, kind: "figure", default: null, of: [], required: true, signed: false }, bare(draft.parameters[name]), (value) => set(name, value)));
  const shown = (each: Parameter): Child => [h("dt", { title: each.reason || null }, each.name), h("dd", {}, typeof each.value === "number" ? `${plain(bare(draft.parameters[each.name]) as number ?? each.value, 2)} ${each.unit}` : String(bare(draft.parameters[each.name]) ?? each.value), h("span", { class: "quiet" }, ` · ${word("confidence", each.confidence)}`))];
  const unfold = (name: string, ...body: Child[]): HTMLElement => h("details", { class: "entry", "data-key": name }, h("summary", {}, h("span", { class: "what" }, t(name))), body);
  if (!studio.editable) return unfold("course.parameters", h("dl", { class: "facts small figures-list" }, system.parameters.map(shown), own.map((name) => [h("dt", {}, figureName(name)), h("dd", {}, String(bare(draft.parameters[name])))])));
  return h("div", {},
    unfold("course.about", h("div", { class: "fields" }, text("ja"), text("note"))),
    unfold("course.parameters", h("p", { class: "small quiet" }, t("course.parameters.text")), h("div", { class: "fields one" }, system.parameters.map(figure), own.map(ownFigure))));
}
