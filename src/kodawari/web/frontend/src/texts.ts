// Every word of the pages stands in texts/<language>.json. A further language is a further file.

import { keep, recall } from "./remember";

const files = import.meta.glob<{ default: Record<string, string> }>("../texts/*.json");

let words: Record<string, string> = {};
let spare: Record<string, string> = {};
let chosen = "en";

export const languages: string[] = Object.keys(files).map((path) => path.replace(/^.*\/(.+)\.json$/, "$1"));

async function load(language: string): Promise<Record<string, string>> {
  const file = files[`../texts/${language}.json`];
  return file ? (await file()).default : {};
}

/** Loads the words: of the language asked for, or chosen before, or that the browser prefers. */
export async function startTexts(asked = recall("language") ?? ""): Promise<void> {
  const wanted = [asked, ...navigator.languages.map((each) => each.slice(0, 2)), "en"];
  chosen = wanted.find((each) => languages.includes(each)) ?? "en";
  spare = await load("en");
  words = chosen === "en" ? spare : await load(chosen);
  document.documentElement.lang = chosen;
}

export async function setLanguage(language: string): Promise<void> {
  keep("language", language);
  await startTexts(language);
}

export function language(): string {
  return chosen;
}

/** The text under a key, with `{name}` filled in. */
export function t(key: string, values: Record<string, string | number> = {}): string {
  const text = words[key] ?? spare[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** The text of a number `n`: where there is one thing, the text under `key.one`. */
export function many(key: string, n: number, values: Record<string, string | number> = {}): string {
  return t(n === 1 ? `${key}.one` : key, { n, ...values });
}

/** A text that may be missing: words that come from data, such as reasons, fall back on themselves. */
export function word(group: string, text: string): string {
  return words[`${group}.${text}`] ?? text;
}

/** The one of two names that fits the language. */
export function title(english: string, japanese: string | undefined | null): string {
  return chosen === "ja" && japanese ? japanese : english;
}

/** A text made of known phrases and figures, like `nose 5° down`: each phrase that the language has, in its words; the rest stays. */
export function phrases(group: string, text: string): string {
  return text.replace(/[a-z]+(?:[ -][a-z]+)*/gi, (found) => {
    const whole = words[`${group}.${found}`];
    return whole ?? found.split(" ").map((each) => words[`${group}.${each}`] ?? each).join(" ");
  });
}
