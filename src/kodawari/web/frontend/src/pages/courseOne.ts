// One course: drawn in the plan, seen in 3D, told in figures; a home course is kept as it is changed.

import { get, getText } from "../api";
import { drawing, h, onLeave, replace } from "../dom";
import { piecesOf } from "../draft/cards";
import { exportDialog, helpDialog } from "../draft/dialogs";
import { listen } from "../draft/gestures";
import { keys } from "../draft/keys";
import { openMenu } from "../draft/menu";
import { palette } from "../draft/palette";
import { coursePanel } from "../draft/panelCourse";
import { acts, piecePanel } from "../draft/panelPiece";
import { stockPanel, venuePanel } from "../draft/panelRoom";
import { PlanView } from "../draft/planView";
import { Space } from "../draft/space";
import { Studio } from "../draft/studio";
import { toolbar } from "../draft/toolbar";
import { go, render } from "../router";
import { problem, trouble } from "../shell";
import { language, t, title } from "../texts";
import { copy } from "./course";
import type { Hands } from "../draft/gestures";
import type { Kept } from "../types/draft";

export async function courseOne(id: string): Promise<HTMLElement> {
  const kept = await get<Kept>(`/api/courses/${encodeURIComponent(id)}`);
  return new Desk(new Studio(kept, await piecesOf(kept.draft.lanes))).element;
}

class Desk {
  readonly element: HTMLElement;
  private readonly plan: PlanView;
  private readonly space: Space;
  private readonly board: HTMLElement;
  private readonly profile = h("div", { class: "profile", hidden: true, tabindex: 0, role: "region", "aria-label": t("course.view.heights") });
  private readonly told = h("div", { "aria-live": "assertive" });
  private readonly state = h("span", { class: "quiet small save-state", role: "status" });

  constructor(private readonly studio: Studio) {
    this.plan = new PlanView(studio);
    this.space = new Space(studio);
    this.space.element.hidden = true;
    const hands: Hands = { studio, plan: this.plan, menu: (x, y) => openMenu(acts(studio, () => this.plan.floor.centre), x, y) };
    listen(hands);
    const host = h("div", { class: "plan-host" }, this.plan.floor.element, toolbar(studio, this.plan));
    this.board = h("div", { class: "board" }, host, this.space.element, this.profile);
    this.element = h("div", { class: studio.editable ? "desk" : "desk looked-at" }, this.head(), this.told,
      h("div", { class: "desk-body" }, studio.editable ? palette(hands) : null, this.board, this.side()));
    const pressed = keys(hands, this.element);
    document.addEventListener("keydown", pressed);
    const leaving = (event: BeforeUnloadEvent): void => {
      void studio.saver?.flush();
      if (studio.saver && studio.saver.state !== "saved") event.preventDefault();
    };
    window.addEventListener("beforeunload", leaving);
    onLeave(this.element, () => {
      document.removeEventListener("keydown", pressed);
      window.removeEventListener("beforeunload", leaving);
      void studio.saver?.flush();
    });
    studio.on((news) => {
      if (news === "state") this.showState();
      if (news === "view" && !this.profile.hidden) void this.drawHeights();
    });
    this.showState();
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
    studio.on((news) => { if (news === "view") for (const each of [race, fly]) each.disabled = !studio.view?.raceable; });
    for (const each of [race, fly]) each.disabled = true;
    return h("div", { class: "head" },
      h("div", { class: "grow" }, heading, studio.editable ? name : h("p", { class: "quiet" }, t("course.looked")), studio.editable ? this.state : null),
      h("div", { class: "row" }, this.views(),
        fly, h("a", { class: "button", href: `/course?id=${encodeURIComponent(kept.id)}&sheet=1` }, t("course.sheet")), h("button", { onclick: () => exportDialog(studio) }, t("course.export")),
        studio.editable ? null : h("button", { class: "main", onclick: () => void copy({ id: kept.id, title: draft.title, own: false }) }, t("course.take")), race));
  }

  /** Plan, 3D, or both where there is room. */
  private views(): HTMLElement {
    const buttons = (["plan", "both", "space", "heights"] as const).map((name) => {
      const button = h("button", { class: `light view-${name}`, "aria-pressed": String(name === "plan"), onclick: () => { this.look(name); buttons.forEach((each) => each.setAttribute("aria-pressed", String(each === button))); } }, t(`course.view.${name}`));
      return button;
    });
    return h("div", { class: "modes views", role: "group", "aria-label": t("course.view") }, buttons);
  }

  private look(name: "plan" | "both" | "space" | "heights"): void {
    this.board.dataset.view = name;
    this.space.element.hidden = name === "plan" || name === "heights";
    this.profile.hidden = name !== "heights";
    if (name === "heights") void this.drawHeights();
    else if (name !== "plan") void this.space.refresh();
  }

  private side(): HTMLElement {
    const { studio } = this;
    const centre = (): [number, number] => this.plan.floor.centre;
    const panels: [string, HTMLElement][] = [["course", coursePanel(studio)]];
    if (studio.editable) panels.push(["piece", piecePanel(studio, centre)], ["venue", venuePanel(studio)], ["stock", stockPanel(studio)]);
    const shells = panels.map(([name, body]) => h("div", { class: "side-panel", role: panels.length > 1 ? "tabpanel" : null, id: `panel-${name}`, "aria-labelledby": panels.length > 1 ? `tab-${name}` : null, hidden: name !== "course" }, body));
    const tabs = panels.map(([name], k) => h("button", { role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`, "aria-selected": String(k === 0), onclick: () => open(k) }, t(`course.tab.${name}`)));
    const open = (k: number): void => tabs.forEach((tab, j) => { tab.setAttribute("aria-selected", String(j === k)); shells[j]!.hidden = j !== k; });
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
      replace(profile, texts.map((text) => h("figure", {}, drawing(text))));
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

  private showState(): void {
    const { saver } = this.studio;
    if (!saver) return;
    const why = saver.state === "failed" && saver.trouble instanceof Error ? `: ${saver.trouble.message}` : "";
    this.state.textContent = t(`course.state.${saver.state}`) + why;
    this.state.title = this.state.textContent;
    this.state.classList.toggle("signal", saver.state === "failed");
    if (saver.state === "conflict") {
      replace(this.told, problem(saver.trouble), h("div", { class: "row" }, h("button", { onclick: () => void render(false) }, t("course.conflict.load")), h("button", { onclick: () => void saver.insist().catch(trouble) }, t("course.conflict.keep"))));
    } else replace(this.told);
  }
}

