// One course: drawn in the plan, seen in 3D, told in figures; a home course is kept as it is changed.

import { get, getText } from "../api";
import { h, onLeave, replace } from "../dom";
import { piecesOf } from "../draft/cards";
import { conflictBox } from "../draft/conflict";
import { exportDialog, helpDialog } from "../draft/dialogs";
import { listen } from "../draft/gestures";
import { keys } from "../draft/keys";
import { recalled, resume } from "../draft/memory";
import { openMenu } from "../draft/menu";
import { palette } from "../draft/palette";
import { coursePanel, whyNot } from "../draft/panelCourse";
import { acts, piecePanel } from "../draft/panelPiece";
import { stockPanel, venuePanel } from "../draft/panelRoom";
import { PlanView } from "../draft/planView";
import { Space } from "../draft/space";
import { Studio } from "../draft/studio";
import { toolbar } from "../draft/toolbar";
import { courseDrawing } from "../parts/plan";
import { go, guard } from "../router";
import { problem, say, trouble } from "../shell";
import { language, t, title } from "../texts";
import { copy } from "./course";
import type { Hands } from "../draft/gestures";
import type { Kept } from "../types/draft";

type View = "plan" | "both" | "space" | "heights";

let shown: Desk | null = null;

/** A course to draw or to look at; shown in another language, it goes on as it was. */
export async function courseOne(id: string): Promise<HTMLElement> {
  if (shown?.studio.kept.id === id) return new Desk(shown.studio.freed(), shown).element;
  const kept = await get<Kept>(`/api/courses/${encodeURIComponent(id)}`);
  const resumed = kept.own ? resume(kept, ...recalled(id)) : resume(kept, null, null);
  if (resumed.state === "unsaved") say(t("course.resumed"));
  return new Desk(new Studio(kept, await piecesOf(kept.draft.lanes), resumed)).element;
}

class Desk {
  readonly element: HTMLElement;
  private readonly plan: PlanView;
  private readonly space: Space;
  private readonly board: HTMLElement;
  private readonly profile = h("div", { class: "profile", hidden: true, tabindex: 0, role: "region", "aria-label": t("course.view.heights") });
  private readonly told = h("div", {});
  private readonly state = h("span", { class: "quiet small save-state", role: "status" });
  private readonly saveNow = h("button", { class: "link small", hidden: true, onclick: () => void this.studio.saver?.flush() }, t("course.savenow"));
  private readonly why = h("span", { class: "quiet small", id: "why-not" });
  private view: View = "plan";
  private tab = "course";

  constructor(readonly studio: Studio, before: Desk | null = null) {
    shown = this;
    this.plan = new PlanView(studio);
    this.space = new Space(studio);
    this.space.element.hidden = true;
    if (before) this.plan.floor.sight = before.plan.floor.sight;
    const hands: Hands = { studio, plan: this.plan, menu: (x, y) => openMenu(acts(studio, () => this.plan.floor.centre), x, y) };
    listen(hands);
    const host = h("div", { class: "plan-host" }, this.plan.floor.element, toolbar(studio, this.plan));
    this.board = h("div", { class: "board" }, host, this.space.element, this.profile);
    this.element = h("div", { class: studio.editable ? "desk" : "desk looked-at" }, this.head(),
      h("div", { class: "desk-body" }, studio.editable ? palette(hands) : null, this.board, this.side(before?.tab)), this.told);
    this.stayOn(keys(hands, this.element));
    studio.on((news) => {
      if (news === "state") this.showState();
      if (news === "view" || news === "draft") this.tellWhy();
      if (news === "view" && !this.profile.hidden) void this.drawHeights();
    });
    this.showState();
    this.tellWhy();
    if (before && before.view !== "plan") queueMicrotask(() => this.element.querySelector<HTMLButtonElement>(`.view-${before.view}`)?.click());
  }

  /** Keys, and everything that keeps what is drawn when somebody goes. */
  private stayOn(pressed: (event: KeyboardEvent) => void): void {
    const { studio } = this;
    const stop = new AbortController();
    const { signal } = stop;
    const gone = (): void => {
      studio.remember();
      void studio.saver?.flush();
    };
    const lost = (): boolean => ["failed", "conflict"].includes(studio.saver?.state ?? "");
    document.addEventListener("keydown", pressed, { signal });
    window.addEventListener("beforeunload", (event) => { if (lost()) event.preventDefault(); }, { signal });
    window.addEventListener("pagehide", gone, { signal });
    document.addEventListener("visibilitychange", () => { if (document.hidden) gone(); }, { signal });
    window.addEventListener("online", () => void studio.saver?.flush(), { signal });
    const free = guard(async () => {
      await studio.saver?.flush();
      return !lost() || confirm(t("course.leave.sure"));
    });
    onLeave(this.element, () => {
      stop.abort();
      free();
      if (shown === this) shown = null;
      if (shown?.studio !== studio) gone();
    });
  }

  private head(): HTMLElement {
    const { studio } = this;
    const { kept, draft } = studio;
    const heading = h("h1", { class: studio.editable ? "sr" : "" }, title(draft.title, draft.ja));
    const called = language() === "ja" && draft.ja ? "ja" : "title";
    const name = h("input", { class: "title", value: draft[called], maxlength: 80, "aria-label": t("field.name"), spellcheck: "false" });
    name.addEventListener("change", () => {
      if (!name.value.trim()) return void (name.value = studio.draft[called]);
      studio.alter({ [called]: name.value.trim() });
    });
    studio.on((news) => { if (news === "draft") { heading.textContent = title(studio.draft.title, studio.draft.ja); if (document.activeElement !== name) name.value = studio.draft[called]; } });
    const race = h("button", { class: studio.editable ? "main" : "", onclick: () => void this.race() }, t("course.racehere"));
    const fly = h("button", { onclick: () => void this.fly() }, t("course.fly"));
    const able = (): void => { for (const each of [race, fly]) each.disabled = !studio.view?.raceable; };
    for (const each of [race, fly]) each.setAttribute("aria-describedby", this.why.id);
    studio.on((news) => { if (news === "view") able(); });
    able();
    return h("div", { class: "head" },
      h("div", { class: "grow" }, heading, studio.editable ? name : h("p", { class: "quiet" }, t("course.looked")), h("p", { class: "states" }, studio.editable ? [this.state, this.saveNow] : null, this.why)),
      h("div", { class: "row" }, this.views(),
        fly, h("a", { class: "button", href: `/course?id=${encodeURIComponent(kept.id)}&sheet=1` }, t("course.sheet")), h("button", { onclick: () => exportDialog(studio) }, t("course.export")),
        studio.editable ? null : h("button", { class: "main", onclick: () => void copy({ id: kept.id, title: draft.title, own: false }) }, t("course.take")), race));
  }

  /** Plan, 3D, or both where there is room. */
  private views(): HTMLElement {
    const buttons = (["plan", "both", "space", "heights"] satisfies View[]).map((name) => {
      const button = h("button", { class: `light view-${name}`, "aria-pressed": String(name === "plan"), onclick: () => { this.look(name); buttons.forEach((each) => each.setAttribute("aria-pressed", String(each === button))); } }, t(`course.view.${name}`));
      return button;
    });
    return h("div", { class: "modes views", role: "group", "aria-label": t("course.view") }, buttons);
  }

  private look(name: View): void {
    this.view = name;
    this.board.dataset.view = name;
    this.space.element.hidden = name === "plan" || name === "heights";
    this.profile.hidden = name !== "heights";
    if (name === "heights") void this.drawHeights();
    else if (name !== "plan") void this.space.refresh();
  }

  private side(first = "course"): HTMLElement {
    const { studio } = this;
    const centre = (): [number, number] => this.plan.floor.centre;
    const panels: [string, HTMLElement][] = [["course", coursePanel(studio)]];
    if (studio.editable) panels.push(["piece", piecePanel(studio, centre)], ["venue", venuePanel(studio)], ["stock", stockPanel(studio)]);
    const shells = panels.map(([name, body]) => h("div", { class: "side-panel", role: panels.length > 1 ? "tabpanel" : null, id: `panel-${name}`, "aria-labelledby": panels.length > 1 ? `tab-${name}` : null, hidden: name !== "course" }, body));
    const tabs = panels.map(([name], k) => h("button", { role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`, "aria-selected": String(k === 0), onclick: () => open(k) }, t(`course.tab.${name}`)));
    const open = (k: number): void => {
      this.tab = panels[k]![0];
      tabs.forEach((tab, j) => { tab.setAttribute("aria-selected", String(j === k)); shells[j]!.hidden = j !== k; });
    };
    const turnTo = (name: string): void => open(Math.max(0, panels.findIndex(([each]) => each === name)));
    // Who picks a section wants to know of it; with nothing picked there is nothing to know.
    let followed = false;
    studio.on((news) => {
      if (news === "chosen" && studio.picked.size && this.tab === "course" && studio.editable) {
        turnTo("piece");
        followed = true;
      } else if (news === "picked" && !studio.picked.size && followed) {
        followed = false;
        if (this.tab === "piece") turnTo("course");
      } else if (news === "figure") {
        turnTo("course");
        const field = shells[0]!.querySelector<HTMLElement>(`[data-figure="${CSS.escape(studio.figure)}"] :is(input, select)`);
        field?.closest("details")?.setAttribute("open", "");
        field?.focus();
      }
    });
    turnTo(first);
    return h("aside", { class: "side", "aria-label": t("course.side") }, tabs.length > 1 ? h("div", { class: "tabs side-tabs", role: "tablist" }, tabs) : null, shells,
      studio.editable ? h("button", { class: "light help", onclick: helpDialog }, t("course.help")) : null);
  }

  /** The height along each lap, as the server draws it of what is kept. */
  private async drawHeights(): Promise<void> {
    const { studio, profile } = this;
    try {
      await studio.saver?.flush();
      const count = studio.view?.lanes.length ?? studio.draft.lanes;
      const texts = await Promise.all(Array.from({ length: count }, (_, k) => getText(`/api/courses/${encodeURIComponent(studio.kept.id)}/profile?lane=${k + 1}`)));
      replace(profile, texts.map((text) => h("figure", {}, courseDrawing(text, studio.kept.card))));
    } catch (error) {
      replace(profile, problem(error));
    }
  }

  private async fly(): Promise<void> {
    if (this.space.element.hidden) this.element.querySelector<HTMLButtonElement>(matchMedia("(min-width: 1280px)").matches && this.studio.editable ? ".view-both" : ".view-space")!.click();
    await this.space.flight(1).catch(trouble);
  }

  private async race(): Promise<void> {
    await this.studio.saver?.flush();
    go(`/race?course=${encodeURIComponent(this.studio.kept.id)}`);
  }

  /** Why nobody can race here yet, beside the buttons that wait for it. */
  private tellWhy(): void {
    const { view } = this.studio;
    this.why.textContent = view && !view.raceable ? t("course.notyet", { why: whyNot(view) }) : "";
  }

  private showState(): void {
    const { saver } = this.studio;
    if (!saver) return;
    const why = saver.state === "failed" && saver.trouble instanceof Error ? `: ${saver.trouble.message}` : "";
    this.saveNow.hidden = saver.state !== "failed";
    this.state.textContent = t(`course.state.${saver.state}`) + why;
    this.state.title = this.state.textContent;
    this.state.classList.toggle("signal", saver.state === "failed");
    replace(this.told, saver.state === "conflict" ? conflictBox(this.studio) : null);
  }
}

