// The program of a shared file: the same parts as the workbench's pages, and nothing that asks a server.

import "../style.css";
import "./shared.css";

import { h, replace } from "../dom";
import { when } from "../format";
import { startTexts, t } from "../texts";
import { hatch, languageSwitch, startTheme, themeSwitch } from "../theme";
import { coursePage } from "./course";
import { FORMAT, ownHead } from "./head";
import { racePage } from "./race";
import { unpack } from "./unpack";
import type { Track } from "../scene/track";
import type { Head } from "./head";
import type { Content } from "./unpack";

/** A part of the page: its id, the key of its name, what stands in it. */
export type Part = [id: string, key: string, element: HTMLElement];

const header = h("header", { class: "top" });
const main = h("main", { id: "main", tabindex: "-1" });
const footer = h("footer", {});

function frame(parts: Part[]): void {
  const controls = (): HTMLElement[] => [...header.querySelectorAll<HTMLElement>("a, button, select")];
  const held = controls().indexOf(document.activeElement as HTMLElement);
  const links = parts.map(([id, key]) => h("a", { href: `#${id}` }, t(key)));
  replace(header, h("div", {}, h("span", { class: "brand" }, "Kodawari", h("i", { "aria-hidden": "true" })), h("nav", { "aria-label": t("share.parts") }, links),
    h("div", { class: "tools" }, languageSwitch(draw), themeSwitch(() => frame(parts)))));
  replace(footer, h("p", {}, t("footer")));
  controls()[held]?.focus();
}

let draw = (): void => undefined;

function show(head: Head, content: Content, tracks: Track[]): void {
  const parts = head.kind === "race" ? racePage(head, content, tracks) : coursePage(head, content);
  const made = h("p", { class: "quiet small" }, t("share.made", { when: when(head.made), version: head.version }));
  replace(main, ...parts.map(([id, , element], index) => h("section", { id, class: index ? "part" : "" }, element)), made);
  frame(parts);
}

async function start(): Promise<void> {
  startTheme();
  await startTexts();
  document.body.append(h("button", { class: "skip", onclick: () => main.focus() }, t("nav.skip")), hatch(), header, main, footer);
  const head = ownHead();
  if (!head || head.format !== FORMAT) return replace(main, h("p", { class: "problem", role: "alert" }, t("share.unknown")));
  try {
    const { content, tracks } = await unpack(document.getElementById("packed")!.textContent!);
    draw = () => show(head, content, tracks);
    draw();
  } catch {
    replace(main, h("p", { class: "problem", role: "alert" }, t("share.broken")));
  }
}

void start();
