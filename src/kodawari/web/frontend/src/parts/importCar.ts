// Taking a car in: pasted, chosen or dropped, as a car file or as a file that was shared.

import { send } from "../api";
import { h, replace } from "../dom";
import { go } from "../router";
import { headIn } from "../shared/head";
import { problem, trouble } from "../shell";
import { t } from "../texts";
import { dialog } from "./dialog";
import { fileField } from "./fileField";

const MOST_BYTES = 64 * 1024 * 1024;

/** The text of the car file that a file is or holds. */
async function carText(file: File): Promise<string> {
  if (file.size > MOST_BYTES) throw new Error(t("share.toolarge", { name: file.name }));
  const text = await file.text();
  if (!/^\s*<(!doctype|html)/i.test(text)) return text;
  const head = headIn(text);
  if (!head) throw new Error(t("share.notours", { name: file.name }));
  if (head.kind !== "race") throw new Error(t("share.nocar", { name: file.name }));
  return head.toml;
}

async function take(text: string): Promise<void> {
  const made = await send<{ id: string }>("POST", "/api/cars", { text });
  go(`/car?id=${made.id}`);
}

export function importCar(): void {
  const text = h("textarea", { spellcheck: "false", placeholder: '[car]\nchassis = "ma"' });
  const told = h("div", {});
  const failed = (error: unknown): void => replace(told, problem(error));
  const file = fileField(".toml,.html,text/plain,text/html", (chosen) => void carText(chosen).then((found) => { text.value = found; replace(told); }).catch(failed));
  const box = dialog(t("garage.import"), h("div", { class: "stack" },
    h("label", { class: "field" }, h("span", {}, t("garage.paste")), text), file, told,
    h("div", { class: "row end" }, h("button", { onclick: () => box.close() }, t("cancel")),
      h("button", { class: "main", onclick: () => void take(text.value).then(() => box.close()).catch(failed) }, t("garage.keep")))));
}

/** Lets files be dropped on a page. */
export function takeDrops(page: HTMLElement): void {
  page.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    page.classList.add("drop-here");
  });
  page.addEventListener("dragleave", (event) => {
    if (!page.contains(event.relatedTarget as Node | null)) page.classList.remove("drop-here");
  });
  page.addEventListener("drop", (event) => {
    event.preventDefault();
    page.classList.remove("drop-here");
    const file = event.dataTransfer?.files[0];
    if (file) carText(file).then(take).catch(trouble);
  });
}
