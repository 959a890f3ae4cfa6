// Parts boxes: what lies beside the base car, counted.

import { get, send } from "../api";
import { h, replace } from "../dom";
import { areaList } from "../parts/areas";
import { fileField } from "../parts/fileField";
import { go, render } from "../router";
import { problem, say, trouble } from "../shell";
import { t, title } from "../texts";
import type { BoxCard, Boxes, BoxFile, BoxView, FoundPart } from "../types/tune";
import type { Garage } from "../types";

const KINDS: Record<string, string> = { gear: "gears", battery: "cells", bearing: "bearings", axle: "axles", wheel: "wheels", tyre: "tyres" };
const kindWord = (kind: string): string => t(`sheet.${KINDS[kind] ?? kind}`);

/** All parts boxes, as a list beside the tunes. */
export function boxList(boxes: Boxes): HTMLElement {
  const line = (box: BoxCard): HTMLElement => h("li", { class: "job" },
    h("a", { href: `/tune?box=${box.id}` }, box.name, box.shipped ? h("span", { class: "quiet small" }, ` · ${t("tune.box.ships")}`) : null),
    h("button", { class: "light", "aria-label": `${t("garage.copy")}: ${box.name}`, onclick: () => void copy(box).catch(trouble) }, t("garage.copy")),
    h("p", { class: "quiet small wide" }, box.trouble ? h("span", { class: "signal" }, box.trouble.cause) : t("tune.box.counts", { car: box.car, kinds: box.kinds, pieces: box.pieces })));
  const gone = boxes.deleted.length ? h("p", { class: "small" }, boxes.deleted.map((box) => h("button", { class: "light", onclick: () => void back(box).catch(trouble) }, t("tune.box.back", { name: box.name })))) : null;
  return h("section", { class: "list" }, h("div", { class: "row between" }, h("h2", {}, t("tune.boxes")), h("button", { class: "light", onclick: () => paste() }, t("tune.box.import"))),
    h("ul", { class: "jobs" }, [...boxes.own, ...boxes.shipped].map(line)), gone);
}

async function copy(box: BoxCard): Promise<void> {
  const name = t("garage.copyname", { name: box.name });
  const made = await send<{ id: string }>("POST", "/api/boxes", { like: box.id, name });
  go(`/tune?box=${made.id}`);
}

async function back(box: BoxCard): Promise<void> {
  await send("POST", `/api/boxes/${box.id}/back`);
  await render(false);
}

/** A box file by paste, choice or drop. */
function paste(): void {
  const text = h("textarea", { id: "text", spellcheck: "false", placeholder: '[box]\nname = "Race day"\ncar = "ma-box-stock"\n\n[[part]]\nitem = "15437"\ncount = 4' });
  const told = h("div", {});
  const dialog = h("dialog", { "aria-labelledby": "paste-title" });
  const keep = async (): Promise<void> => {
    try {
      const made = await send<{ id: string }>("POST", "/api/boxes", { text: text.value });
      dialog.close();
      go(`/tune?box=${made.id}`);
    } catch (error) {
      replace(told, problem(error));
    }
  };
  const read = (file: File | undefined): void => void file?.text().then((content) => { text.value = content; });
  const file = fileField(".toml,text/plain", read);
  dialog.addEventListener("dragover", (event) => event.preventDefault());
  dialog.addEventListener("drop", (event) => { event.preventDefault(); read(event.dataTransfer?.files[0]); });
  dialog.append(h("div", { class: "stack" }, h("h2", { id: "paste-title" }, t("tune.box.import")), h("label", { class: "field" }, h("span", {}, t("tune.box.text")), text),
    file, told,
    h("div", { class: "row end" }, h("button", { onclick: () => dialog.close() }, t("cancel")), h("button", { class: "main", onclick: () => void keep() }, t("garage.keep")))));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

export async function boxPage(id: string): Promise<HTMLElement> {
  const [view, garage] = await Promise.all([get<BoxView>(`/api/boxes/${encodeURIComponent(id)}`), get<Garage>("/api/cars")]);
  return new BoxBench(view, garage).element;
}

class BoxBench {
  readonly element = h("div", {});
  private readonly told = h("div", { "aria-live": "assertive" });
  private readonly body = h("div", {});
  private readonly heading = h("h1", {});
  private readonly hits = h("ul", { class: "jobs hits", "aria-live": "polite" });
  private readonly history: BoxFile[];
  private place = 0;
  private busy = Promise.resolve();
  private readonly undo = h("button", { class: "light", onclick: () => this.step(-1) }, t("undo"));
  private readonly redo = h("button", { class: "light", onclick: () => this.step(1) }, t("redo"));

  constructor(private view: BoxView, private readonly garage: Garage) {
    this.history = [view.file];
    const { card } = view;
    const named = `/api/boxes/${card.id}`;
    this.element.append(
      h("div", { class: "head" }, h("div", {}, this.heading, h("p", { class: "quiet" }, t(card.shipped ? "tune.box.locked" : "car.own"))),
        h("div", { class: "row" }, card.shipped ? null : [this.undo, this.redo],
          h("button", { class: card.shipped ? "main" : "", onclick: () => void copy(card).catch(trouble) }, t(card.shipped ? "tune.box.take" : "garage.copy")),
          h("a", { class: "button", href: `${named}/file`, download: true }, t("tune.box.file")),
          card.shipped ? null : h("button", { onclick: () => void this.away().catch(trouble) }, t("garage.delete")),
          h("a", { class: card.shipped ? "button" : "button main", href: `/tune?with=${card.id}` }, t("tune.box.use")))),
      this.told, this.body);
    this.show();
  }

  private show(): void {
    const { view } = this;
    const { shipped } = view.card;
    this.heading.textContent = view.card.name;
    this.undo.disabled = this.place === 0;
    this.redo.disabled = this.place === this.history.length - 1;
    const focused = [...this.body.querySelectorAll<HTMLElement>("input, select, button")].indexOf(document.activeElement as HTMLElement);
    replace(this.body, h("div", { class: "box-bench" },
      h("div", {},
        h("fieldset", { disabled: shipped, class: "box-head" }, this.nameField(), this.carField()),
        h("div", { class: "table" }, h("table", { class: "parts" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("tune.box.part")), h("th", { scope: "col", class: "num" }, t("tune.box.count")), shipped ? null : h("th", {}, h("span", { class: "sr" }, t("remove"))))),
          h("tbody", {}, view.parts.map((_, k) => this.line(k)))))),
      h("div", {}, shipped ? null : this.search(), h("h2", { class: "later" }, t("tune.may")), areaList(view.areas))));
    this.body.querySelectorAll<HTMLElement>("input, select, button")[focused]?.focus({ preventScroll: true });
  }

  private nameField(): HTMLElement {
    const input = h("input", { value: this.view.card.name, maxlength: 80, autocomplete: "off" });
    input.addEventListener("change", () => this.change((file) => { file.box.name = input.value.trim(); }));
    return h("label", { class: "field" }, h("span", {}, t("field.name")), input);
  }

  private carField(): HTMLElement {
    const { own, shipped } = this.garage;
    const now = this.view.file.box.car;
    const options: [string, string][] = [...own.filter((car) => !car.trouble).map((car): [string, string] => [`garage:${car.id}`, car.name]), ...shipped.map((car): [string, string] => [car.id, car.name])];
    if (!options.some(([id]) => id === now)) options.unshift([now, this.view.card.car || now]);
    const pick = h("select", {}, options.map(([id, name]) => h("option", { value: id, selected: id === now }, name)));
    pick.addEventListener("change", () => this.change((file) => { file.box.car = pick.value; }));
    return h("label", { class: "field" }, h("span", {}, t("tune.car")), pick);
  }

  private line(k: number): HTMLElement {
    const part = this.view.parts[k]!;
    const { shipped } = this.view.card;
    const count = h("input", { type: "number", min: 1, max: 999, step: 1, value: part.count, disabled: shipped, "aria-label": `${t("tune.box.count")}: ${part.name}` });
    count.addEventListener("change", () => this.change((file) => { file.part[k]!.count = Number(count.value); }));
    const remove = (): void => {
      this.change((file) => { file.part.splice(k, 1); }, () => say(t("tune.box.removed", { name: part.name }), () => this.step(-1)));
    };
    return h("tr", {}, h("th", { scope: "row" }, part.name, h("div", { class: "quiet small" }, [kindWord(part.kind), part.items.join(", ")].filter(Boolean).join(" · ")), part.unfit ? h("div", { class: "signal small" }, part.unfit) : null),
      h("td", { class: "num" }, shipped ? String(part.count) : count), shipped ? null : h("td", { class: "num" }, h("button", { class: "light", "aria-label": `${t("remove")}: ${part.name}`, onclick: remove }, t("remove"))));
  }

  private search(): HTMLElement {
    const input = h("input", { type: "search", maxlength: 80, placeholder: t("tune.box.find.hint"), autocomplete: "off" });
    let turn = 0;
    let wait = 0;
    const find = async (): Promise<void> => {
      const mine = ++turn;
      const text = input.value.trim();
      const found = text ? await get<FoundPart[]>(`/api/boxes/${this.view.card.id}/find?text=${encodeURIComponent(text)}`) : [];
      if (mine !== turn) return;
      replace(this.hits, found.length || !text ? found.map((each) => this.hit(each)) : h("li", { class: "quiet" }, t("tune.box.nothing")));
    };
    input.addEventListener("input", () => { clearTimeout(wait); wait = window.setTimeout(() => void find().catch(trouble), 200); });
    replace(this.hits);
    return h("div", {}, h("h2", {}, t("tune.box.add")), h("label", { class: "field" }, h("span", {}, t("tune.box.find")), input), this.hits);
  }

  private hit(each: FoundPart): HTMLElement {
    const name = title(each.name, each.ja);
    const add = (): void => this.change((file) => { file.part.push({ spec: null, item: each.item, count: null }); }, () => say(t("tune.box.added", { name })));
    return h("li", { class: "job" }, h("div", {}, name, h("div", { class: "quiet small" }, [each.item, each.missing || each.unfit].filter(Boolean).join(" · "))),
      each.missing ? null : h("button", { "aria-label": `${t("add")}: ${name}`, onclick: add }, t("add")));
  }

  private change(how: (file: BoxFile) => void, after?: () => void): void {
    const file = structuredClone(this.view.file);
    how(file);
    this.keep(file, true, after);
  }

  /** Keeps a change; what makes no sense is told and not kept. */
  private keep(file: BoxFile, remember: boolean, after?: () => void): void {
    this.busy = this.busy.then(async () => {
      try {
        this.view = await send<BoxView>("PUT", `/api/boxes/${this.view.card.id}`, { file, revision: this.view.revision });
        if (remember) {
          this.history.splice(this.place + 1, Infinity, this.view.file);
          this.place = this.history.length - 1;
        }
        replace(this.told);
        this.show();
        after?.();
      } catch (error) {
        replace(this.told, problem(error));
        this.show();
      }
    });
  }

  private step(by: number): void {
    const file = this.history[this.place + by];
    if (!file) return;
    this.place += by;
    this.keep(file, false);
  }

  private async away(): Promise<void> {
    const { card } = this.view;
    await send("DELETE", `/api/boxes/${card.id}`);
    go("/tune");
    say(t("tune.deleted", { name: card.name }), async () => { await send("POST", `/api/boxes/${card.id}/back`); await render(false); });
  }
}
