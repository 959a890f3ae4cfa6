// One car on the bench: its picture, its set-up, its inspection. Whatever is changed is kept at once and can be undone.

import { get, Refusal, send } from "../api";
import { h, replace } from "../dom";
import { CarPicture } from "../parts/carView";
import { editor } from "../parts/editor";
import { inspectionPanel } from "../parts/inspection";
import { keepOpen } from "../parts/keepOpen";
import { massesTable, Sizes } from "../parts/sizes";
import { tabs } from "../parts/tabs";
import { go, render } from "../router";
import { problem, say, trouble } from "../shell";
import { t } from "../texts";
import type { Asked } from "../parts/inspection";
import type { Choices } from "../parts/control";
import type { Balance, CarFile, CarView, Rulebook } from "../types";

export async function car(query: URLSearchParams): Promise<HTMLElement> {
  const id = query.get("id") ?? "";
  const asked: Asked = { rules: query.get("rules") ?? "open", class: query.get("class") ?? "" };
  const [view, choices, books] = await Promise.all([
    get<CarView>(`/api/cars/${encodeURIComponent(id)}?${search(asked)}`),
    get<Choices>(`/api/cars/${encodeURIComponent(id)}/choices`),
    get<Rulebook[]>("/api/rules"),
  ]);
  return new Bench(view, choices, books, asked).element;
}

function search(asked: Asked): string {
  return new URLSearchParams({ rules: asked.rules, class: asked.class }).toString();
}

class Bench {
  readonly element: HTMLElement;
  private readonly picture = new CarPicture((name) => this.reveal(name));
  private readonly sizes = new Sizes((id) => get<Balance>(`/api/cars/${id}/balance`));
  private readonly told = h("div", { "aria-live": "assertive" });
  private readonly setup = h("div", { class: "panel shown", id: "panel-setup" });
  private readonly checks = h("div", { class: "panel", id: "panel-inspect" });
  private readonly title = h("h1", {});
  private readonly undoButton = h("button", { class: "light", onclick: () => this.step(-1) }, t("undo"));
  private readonly redoButton = h("button", { class: "light", onclick: () => this.step(1) }, t("redo"));
  private readonly history: CarFile[];
  private place = 0;
  private busy = Promise.resolve();

  constructor(
    private view: CarView, private choices: Choices, private readonly books: Rulebook[], private asked: Asked,
  ) {
    this.history = [view.file];
    this.element = h("div", {}, this.head(), this.told, h("div", { class: "bench" }, h("div", { class: "view" }, this.picture.element, this.sizes.element), tabs([["car.setup", this.setup], ["car.inspect", this.checks]]), this.setup, this.checks));
    this.element.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      this.step(event.shiftKey ? 1 : -1);
    });
    this.show();
  }

  private head(): HTMLElement {
    const { id, shipped } = this.view;
    return h(
      "div",
      { class: "head" },
      h("div", {}, this.title, h("p", { class: "quiet" }, t(id.startsWith("tuned-") ? "tune.car.text" : shipped ? "car.shipped" : "car.own"))),
      h("div", { class: "row" },
        shipped ? h("button", { class: "main", onclick: () => void this.duplicate() }, t("garage.take")) : [this.undoButton, this.redoButton, h("button", { onclick: () => void this.duplicate() }, t("garage.copy"))],
        h("a", { class: "button", href: `/sheet?id=${id}` }, t("car.sheet")),
        h("a", { class: "button", href: `/api/cars/${id}/file`, download: true }, t("car.toml")),
        h("a", { class: shipped ? "button" : "button main", href: `/race?car=${id}` }, t("garage.race"))),
    );
  }

  private show(): void {
    const { view } = this;
    this.title.textContent = view.name;
    this.picture.update(view);
    keepOpen(this.setup, () => replace(this.setup, h("h2", { class: "sr" }, t("car.setup")), editor(view, this.choices, (file) => this.change(file)), massesTable(view)));
    keepOpen(this.checks, () => replace(this.checks, inspectionPanel(view.inspection, this.books, this.asked, (asked) => void this.ask(asked), view.shipped ? null : (quantity, answer) => this.declare(quantity, answer))));
    this.undoButton.disabled = this.place === 0;
    this.redoButton.disabled = this.place === this.history.length - 1;
    this.sizes.update(view);
  }

  /** Keeps a change; what cannot be built is told and not kept. */
  private change(file: CarFile, remember = true): void {
    this.busy = this.busy.then(async () => {
      try {
        this.view = await send<CarView>("PUT", `/api/cars/${this.view.id}?${search(this.asked)}`, { file, revision: this.view.revision });
        if (remember) {
          this.history.splice(this.place + 1, Infinity, this.view.file);
          this.place = this.history.length - 1;
        }
        replace(this.told);
        this.show();
      } catch (error) {
        replace(this.told, problem(error), error instanceof Refusal && error.status === 409 ? h("button", { onclick: () => void render(false) }, t("car.reload")) : null);
        this.show();
      }
    });
  }

  private step(by: number): void {
    const file = this.history[this.place + by];
    if (!file) return;
    this.place += by;
    this.change(file, false);
  }

  private declare(quantity: string, answer: boolean | null): void {
    const file = structuredClone(this.view.file);
    const table = (quantity in ((file.modified ?? {}) as object) ? (file.modified ??= {}) : (file.declared ??= {})) as Record<string, unknown>;
    if (answer === null) delete table[quantity];
    else table[quantity] = answer;
    this.change(file);
  }

  private async ask(asked: Asked): Promise<void> {
    this.asked = asked;
    history.replaceState(null, "", `/car?id=${this.view.id}&${search(asked)}`);
    try {
      this.view = await get<CarView>(`/api/cars/${this.view.id}?${search(asked)}`);
      this.show();
    } catch (error) {
      trouble(error);
    }
  }

  private async duplicate(): Promise<void> {
    try {
      const name = this.view.shipped ? this.view.name : t("garage.copyname", { name: this.view.name });
      const made = await send<{ id: string; name: string }>("POST", "/api/cars", { like: this.view.id, name });
      go(`/car?id=${made.id}`);
      say(t("car.copied", { name: made.name }));
    } catch (error) {
      trouble(error);
    }
  }

  /** Opens the form of a part that was pointed at in the picture. */
  private reveal(name: string): void {
    const plainName = name.replace(/ (left|right)$/, "");
    for (const entry of this.setup.querySelectorAll<HTMLDetailsElement>("details.entry")) {
      const hit = entry.dataset.name === plainName || (name === "wheel" && entry.dataset.key === "wheels-front");
      entry.classList.toggle("picked", hit);
      if (hit) {
        entry.open = true;
        entry.scrollIntoView({ block: "nearest" });
      }
    }
  }
}
