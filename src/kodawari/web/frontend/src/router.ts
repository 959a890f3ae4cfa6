// Addresses and pages. Every page is a function that gives an element; links stay inside without a reload.

export type Page = (query: URLSearchParams) => HTMLElement | Promise<HTMLElement>;

const routes = new Map<string, { page: Page; section: string }>();
let show: (page: HTMLElement, section: string) => void = () => undefined;
let turn = 0;

export function route(path: string, section: string, page: Page): void {
  routes.set(path, { page, section });
}

export async function render(scroll = true): Promise<void> {
  const mine = ++turn;
  const { page, section } = routes.get(location.pathname) ?? routes.get("/")!;
  const element = await page(new URLSearchParams(location.search));
  if (mine !== turn) return;
  show(element, section);
  if (scroll) window.scrollTo(0, 0);
}

export function go(address: string, replace = false): void {
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  void render();
}

export function startRouter(shown: typeof show): void {
  show = shown;
  window.addEventListener("popstate", () => void render(false));
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
