// Every rule with its bar; what fails by word and hatch, what is unknown in grey with what would settle it.

import { h } from "../dom";
import { phrases, t, title, word } from "../texts";
import { marginBar } from "./margin";
import { verdict } from "./verdict";
import type { Finding, Inspection, Rulebook } from "../types";

export interface Asked {
  rules: string;
  class: string;
}

export function inspectionPanel(
  inspection: Inspection, books: Rulebook[], asked: Asked, ask: ((asked: Asked) => void) | null, declare: ((quantity: string, answer: boolean | null) => void) | null,
): HTMLElement {
  const binding = inspection.findings.filter((each) => each.binding);
  const left = binding.filter((each) => each.status !== "pass");
  const rank = { fail: 0, unknown: 1, pass: 2 };
  const ordered = [...inspection.findings].sort((a, b) => rank[a.status] - rank[b.status] || Number(Boolean(b.bar)) - Number(Boolean(a.bar)));
  return h(
    "div",
    {},
    h("div", { class: "bar-top" }, h("div", { "aria-live": "polite" }, verdict(inspection.verdict), h("span", { class: "quiet" }, ` · ${left.length ? t("inspect.left", { n: left.length, of: binding.length }) : t("inspect.kept", { n: binding.length })}`)),
      ask && books.length ? bookSelect(inspection, books, asked, ask) : h("span", { class: "quiet" }, bookTitle(inspection))),
    h("p", { class: "small quiet" }, t("inspect.edition", { title: inspection.edition.title, from: inspection.edition.from })),
    h("div", {}, ordered.map((each) => finding(each, declare))),
    inspection.not_covered.length
      ? h("details", { class: "entry" }, h("summary", {}, h("span", { class: "what" }, t("inspect.notcovered", { n: inspection.not_covered.length }))),
          h("ul", { class: "small" }, inspection.not_covered.map((each) => h("li", {}, title(each.title, each.title_ja), each.reason ? h("span", { class: "quiet" }, `: ${each.reason}`) : null))))
      : null,
  );
}

function bookTitle({ rulebook, classes, class: kind }: Inspection): string {
  const one = classes.find((each) => each.id === kind);
  return title(rulebook.title, rulebook.title_ja) + (one && classes.length > 1 ? ` · ${title(one.title, one.title_ja)}` : "");
}

function bookSelect(inspection: Inspection, books: Rulebook[], asked: Asked, ask: (asked: Asked) => void): HTMLElement {
  const options = books.flatMap((book) => book.classes.map((each) => {
    const name = book.classes.length > 1 ? `${title(book.title, book.title_ja)} · ${title(each.title, each.title_ja)}` : title(book.title, book.title_ja);
    return h("option", { value: `${book.id}/${each.id}`, selected: book.id === inspection.rulebook.id && each.id === inspection.class }, name);
  }));
  const box = h("select", { "aria-label": t("inspect.book"), class: "grow" }, options);
  box.addEventListener("change", () => {
    const [rules = asked.rules, kind = ""] = box.value.split("/");
    ask({ rules, class: kind });
  });
  return box;
}

function finding(each: Finding, declare: ((quantity: string, answer: boolean | null) => void) | null): HTMLElement {
  const name = title(each.title, each.title_ja);
  const hover = [each.source.title, each.section ? `§ ${each.section}` : "", each.source.as_of, word("confidence", each.confidence)].filter(Boolean).join(" · ");
  const asked = each.kind === "flag" && declare && (each.judged_by === "declaration" || each.status === "unknown");
  const answer = asked ? h("div", { class: "answer" }, t("inspect.word"), [true, false].map((yes) => h("button", { "aria-pressed": String(each.measured === yes), "aria-label": `${name}: ${t(yes ? "yes" : "no")}`, onclick: () => declare(each.quantity, yes) }, t(yes ? "yes" : "no"))),
    each.measured === null ? null : h("button", { class: "light", onclick: () => declare(each.quantity, null) }, t("inspect.forget"))) : null;
  const open = each.status === "unknown" && answer !== null;
  const details = h(
    "details",
    { "data-key": `rule-${each.rule}` },
    h("summary", { title: hover },
      h("span", { class: "rule-name" }, name, each.binding ? null : h("span", { class: "quiet small" }, ` · ${t("inspect.advice")}`)),
      verdict(each.status),
      h("span", { class: "values" }, h("b", {}, each.measured === null ? t("unknown") : valueText(each)), h("span", {}, phrases("limit", each.limit_text)), each.margin_text ? h("b", {}, marginText(each.margin_text)) : null),
      each.bar ? marginBar(each.bar, `${name}: ${each.measured_text}, ${each.limit_text}`) : null,
      each.status === "unknown" && each.settle && !open ? h("span", { class: "settle" }, each.settle) : null),
    h("div", { class: "more" },
      open ? null : answer,
      each.warnings.map((text) => h("p", { class: "signal" }, text)),
      each.note ? h("p", {}, each.note) : null,
      each.measured_source ? h("p", { class: "quiet" }, t("inspect.known", { source: each.measured_source, confidence: word("confidence", each.measured_confidence) })) : null,
      h("p", { class: "quiet" }, t("inspect.source"), " ", each.source.url ? h("a", { href: each.source.url, target: "_blank", rel: "noreferrer noopener" }, each.source.title) : each.source.title, ` · ${each.source.as_of} · ${word("confidence", each.source.confidence)}`)),
  );
  return h("div", { class: "finding", "data-rule": each.rule }, details, open ? answer : null);
}

/** `0.4 under` in the language of the page. */
function marginText(text: string): string {
  return text.replace(/[a-z]+/g, (each) => word("margin", each));
}

function valueText(each: Finding): string {
  if (typeof each.measured === "boolean") return t(each.measured ? "yes" : "no");
  return each.measured_text;
}
