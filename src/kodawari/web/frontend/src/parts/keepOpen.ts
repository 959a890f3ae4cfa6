// Drawing anew what somebody is working in.

/** Draws a panel anew; what was unfolded stays so, and so do the focus and the place on the page. */
export function keepOpen(panel: HTMLElement, draw: () => void): void {
  const open = new Map([...panel.querySelectorAll<HTMLDetailsElement>("details[data-key]")].map((each) => [each.dataset.key, each.open]));
  const controls = (): HTMLElement[] => [...panel.querySelectorAll<HTMLElement>("input, select, button, summary")];
  const focused = controls().indexOf(document.activeElement as HTMLElement);
  draw();
  for (const each of panel.querySelectorAll<HTMLDetailsElement>("details[data-key]")) each.open = open.get(each.dataset.key) ?? each.open;
  if (focused >= 0) controls()[focused]?.focus({ preventScroll: true });
}

/** Draws a panel anew once the event under way is over: a field that was left has then handed on the focus. */
export function redrawing(panel: HTMLElement, draw: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      keepOpen(panel, draw);
    });
  };
}
