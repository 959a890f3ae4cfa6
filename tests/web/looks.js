// What tests look for on a page; loaded before the page itself.

window.looks = {
  shifted: 0,

  /** Text whose box sticks out of the nearest ancestor that cuts, or of the window where none does. What scrolls may. */
  cut() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest("script, style, noscript, option, .sr, .skip, svg, [hidden]")) continue;
      if (!parent.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const edges = edgesAround(parent);
      if (edges && (box.left < edges[0] - 1 || box.right > edges[1] + 1)) found.push(node.data.trim().slice(0, 60));
    }
    return found;
  },

  /** Gives every control that Tab should reach a number; how many there are. */
  numbered() {
    let count = 0;
    const radios = new Set();
    for (const each of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")) {
      if (each.tabIndex < 0 || each.matches(":disabled") || !each.checkVisibility({ visibilityProperty: true })) continue;
      if (each.type === "radio" && (radios.has(each.name) || !each.checked)) continue; // one stop for a group
      if (each.type === "radio") radios.add(each.name);
      each.dataset.stop = String(count++);
    }
    return count;
  },

  /** The number of the control that has the focus, and the control itself where one cannot see that it has. */
  focused() {
    const at = document.activeElement;
    const style = getComputedStyle(at);
    const marked = at instanceof SVGElement && [...document.styleSheets].flatMap((each) => [...each.cssRules])
      .some(({ selectorText: rule }) => rule?.includes(":focus-visible ") && at.matches(rule.split(":focus-visible ")[0]));
    const seen = at === document.body || marked || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1);
    return [at.dataset.stop ?? null, seen ? "" : at.outerHTML.slice(0, 120)];
  },

  /** The controls that were numbered and not reached. */
  missed(reached) {
    const all = [...document.querySelectorAll("[data-stop]")];
    return all.filter((each) => !reached.includes(each.dataset.stop)).map((each) => each.outerHTML.slice(0, 120));
  },

  /** Waits until the page has not been scrolled for some frames. */
  still() {
    return new Promise((done) => {
      let [last, same] = [scrollY, 0];
      const look = () => {
        same = scrollY === last ? same + 1 : 0;
        last = scrollY;
        if (same > 10) done();
        else requestAnimationFrame(look);
      };
      look();
    });
  },

  /** What is too small for a thumb: less than 24 by 24 px (WCAG 2.2, 2.5.8). */
  small() {
    const seen = (each) => each.checkVisibility() && each.getBoundingClientRect().width > 0 && !each.closest(".sr, .skip");
    return [...document.querySelectorAll("button, a.button, select, summary, nav a, input")]
      .filter(seen)
      .map((each) => (each.labels?.[0]?.matches(".check, .pick") ? each.labels[0] : each))
      .filter((each) => {
        const { width, height } = each.getBoundingClientRect();
        return width < 24 || height < 24;
      })
      .map((each) => each.outerHTML.slice(0, 100));
  },
};

/** Left and right edge of what cuts an element, or null where it can be scrolled to. */
function edgesAround(element) {
  for (let each = element; each; each = each.parentElement) {
    const { overflowX } = getComputedStyle(each);
    if (overflowX === "auto" || overflowX === "scroll") return null;
    if (overflowX !== "visible") {
      const { left, right } = each.getBoundingClientRect();
      return [left, right];
    }
  }
  return [0, innerWidth];
}

new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.looks.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
