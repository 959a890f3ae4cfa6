// Sizes, mass and balance of a car as a list; readings stand before what is computed.

import { h, replace } from "../dom";
import { plain } from "../format";
import { t, word } from "../texts";
import { figure } from "./figure";
import type { Child } from "../dom";
import type { Balance, CarView } from "../types";

/** A moment [ms] in which further changes come before the spreads are asked for. */
const PAUSE = 200;

export class Sizes {
  readonly element = h("dl", { class: "sizes" });
  private turn = 0;

  /** `balance` gives the spreads of a car's balance, which take a moment longer than everything else. */
  constructor(private readonly balance: (id: string) => Promise<Balance>) {}

  update(view: CarView): void {
    const [x, , z] = view.shape.rigid_centre;
    const centre = line(t("car.centre"), h("dd", { class: "figure" }, `${plain(x, 1)} · ${plain(z, 1)} mm`), t("car.centre.text"));
    const share = line(t("car.front"), h("dd", { class: "figure quiet" }, "…"), "\u00a0");
    replace(this.element, view.sizes.map(oneSize), centre, share);
    void this.fill(view.id, centre, share);
  }

  private async fill(id: string, centre: HTMLElement, share: HTMLElement): Promise<void> {
    const mine = ++this.turn;
    await new Promise((done) => setTimeout(done, PAUSE));
    if (mine !== this.turn) return;
    try {
      const found = await this.balance(id);
      if (mine !== this.turn) return;
      centre.replaceWith(line(t("car.centre"), value(found.ahead_mm.text), t("car.height", { text: found.height_mm.text })));
      share.replaceWith(line(t("car.front"), value(found.front_percent.text), word("confidence", found.front_percent.confidence)));
    } catch {
      share.replaceWith(line(t("car.front"), h("dd", { class: "quiet" }, t("unknown")), "\u00a0"));
    }
  }
}

function oneSize({ name, computed, measured, by }: CarView["sizes"][number]): HTMLElement {
  const below = measured ? t("car.computed", { text: computed.text }) : word("confidence", computed.confidence);
  return line(t(`field.${name}`), h("dd", { title: by }, figure((measured ?? computed).text)), below);
}

function line(name: string, content: Child, below: string): HTMLElement {
  return h("div", {}, h("dt", {}, name), content, h("dd", { class: "small" }, below));
}

function value(text: string): HTMLElement {
  return h("dd", {}, figure(text));
}

export function massesTable(view: CarView): HTMLElement {
  const rows = view.masses.map(({ name, mass }) =>
    h("tr", {}, h("th", { scope: "row" }, word("part", name)), h("td", { class: "num" }, mass.text), h("td", { class: "quiet small" }, word("confidence", mass.confidence))));
  return h("div", { class: "group" }, h("details", { class: "entry", "data-key": "masses" },
    h("summary", {}, h("span", { class: "what" }, h("b", {}, t("car.masses")))),
    h("div", { class: "table" }, h("table", {}, h("tbody", {}, rows)))));
}
