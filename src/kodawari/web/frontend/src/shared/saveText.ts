// Saving a text that a file holds as a file of its own.

import { h } from "../dom";

export function saveButton(label: string, text: string, name: string): HTMLElement {
  const save = (): void => {
    const address = URL.createObjectURL(new Blob([text], { type: "application/toml" }));
    h("a", { href: address, download: `${plainName(name)}.toml` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  return h("button", { onclick: save }, label);
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "kodawari";
}
