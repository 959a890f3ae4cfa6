// Addresses and pages. Every page is a function that gives an element; links stay inside without a reload.

export type Page = (query: URLSearchParams) => HTMLElement | Promise<HTMLElement>;

const routes = new Map<string, { page: Page; section: string }>();
let show: (page: HTMLElement, section: string) => void = () => undefined;
let turn = 0;
let address = location.href; // of the page that is shown
let mayLeave: (() => Promise<boolean>) | null = null;

export function route(path: string, section: string, page: Page): void {
  routes.set(path, { page, section });
}

/** Asks before another page is opened; gives a way to stop asking. */
export function guard(asked: () => Promise<boolean>): () => void {
  mayLeave = asked;
  return () => { if (mayLeave === asked) mayLeave = null; };
}

export async function render(scroll = true): Promise<void> {
  const mine = ++turn;
  address = location.href;
  const { page, section } = routes.get(location.pathname) ?? routes.get("/")!;
  const element = await page(new URLSearchParams(location.search));
  if (mine !== turn) return;
  show(element, section);
  if (scroll) window.scrollTo(0, 0);
}

export function go(to: string, replace = false): void {
  const open = (): void => {
    if (replace) history.replaceState(null, "", to);
    else history.pushState(null, "", to);
    void render();
  };
  if (!mayLeave) return open();
  void mayLeave().then((may) => { if (may) open(); });
}

/** The browser has gone back or forth already: whoever stays gets the address back. */
async function moved(): Promise<void> {
  if (mayLeave && !(await mayLeave())) return history.pushState(null, "", address);
  await render(false);
}

export function startRouter(shown: typeof show): void {
  show = shown;
  window.addEventListener("popstate", () => void moved());
  document.addEventListener("click", (event) => {
    const link = (event.target as Element | null)?.closest("a");
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
    if (!routes.has(link.pathname)) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}
