// Elements from names, attributes and children. Text is always set as text, so nothing a racer types can become markup.

export type Child = Node | string | number | null | undefined | false | Child[];
type Value = string | number | boolean | null | undefined | ((event: never) => void);
export type Attributes = Record<string, Value>;

const SVG = "http://www.w3.org/2000/svg";

function fill(element: Element, attributes: Attributes, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
}

export function append(element: Element, children: Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child);
    else if (child instanceof Node) element.append(child);
    else if (child !== null && child !== undefined && child !== false) element.append(String(child));
  }
}

export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  fill(element, attributes, children);
  return element;
}

export function s(name: string, attributes: Attributes = {}, ...children: Child[]): SVGElement {
  const element = document.createElementNS(SVG, name);
  fill(element, attributes, children);
  return element;
}

export function replace(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  append(element, children);
}

/**
 * A drawing that the server has made, as part of the page, so that it follows the page's colours. `say` gives the
 * words of its labels in the language of the page.
 */
export function drawing(text: string, say: (label: string) => string = (label) => label): Node {
  // Its own colours are for viewers that have none; here style.css gives them, and inline styles are not allowed.
  const bare = text.replace(/<style>[^<]*<\/style>/g, "");
  const parsed = new DOMParser().parseFromString(bare, "image/svg+xml").documentElement;
  for (const bad of parsed.querySelectorAll("script, foreignObject")) bad.remove();
  for (const label of parsed.querySelectorAll("text")) {
    if (label.childElementCount === 0 && label.textContent) label.textContent = say(label.textContent);
  }
  return document.importNode(parsed, true);
}

/** Runs once when the element has left the page: frees what a view holds. */
export function onLeave(element: Element, done: () => void): void {
  const watcher = new MutationObserver(() => {
    if (!element.isConnected) {
      watcher.disconnect();
      done();
    }
  });
  queueMicrotask(() => watcher.observe(document.body, { childList: true, subtree: true }));
}
