// Curves over the way or the time, drawn by uPlot in the page's own colours.

import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";

import { h, onLeave } from "../dom";
import { colour } from "../theme";

export interface Curve {
  label: string;
  values: (number | null)[];
  colour: string;
  width?: number;
  dash?: number[];
}

export interface GraphAsk {
  x: number[];
  curves: Curve[];
  xName: string;
  yName: string;
  height: number;
  /** A pair of curves between which a band is filled, by their places. */
  band?: [number, number];
  /** Called with a place on the x axis when somebody points at it. */
  pointed?: (x: number) => void;
}

export interface Graph {
  element: HTMLElement;
  mark: (x: number) => void;
}

export function graph(ask: GraphAsk): Graph {
  const element = h("div", { class: "graph", role: "img", "aria-label": `${ask.yName} / ${ask.xName}` });
  element.style.height = `${ask.height}px`;
  let plot: uPlot | null = null;
  let marked: number | null = null;

  // A line of its own over the plot: moving it draws nothing anew.
  const cursor = h("div", { class: "cursor", "aria-hidden": "true" });
  const place = (): void => {
    if (marked === null || !plot) return;
    cursor.style.transform = `translateX(${plot.valToPos(marked, "x")}px)`;
  };
  const build = (): void => {
    plot?.destroy();
    const axis = { stroke: () => colour("grey"), grid: { stroke: () => colour("rule"), width: 1 }, ticks: { stroke: () => colour("rule"), width: 1, size: 4 }, font: "12px system-ui, sans-serif", labelFont: "12px system-ui, sans-serif", labelSize: 16, labelGap: 2 };
    plot = new uPlot(
      {
        width: Math.max(element.clientWidth, 120),
        height: ask.height,
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
        scales: { x: { time: false } },
        axes: [{ ...axis, label: ask.xName, size: 34 }, { ...axis, label: ask.yName, size: 44 }],
        series: [{}, ...ask.curves.map((each) => ({ label: each.label, stroke: each.colour.startsWith("#") ? each.colour : colour(each.colour), width: each.width ?? 1.5, dash: each.dash, points: { show: false } }))],
        bands: ask.band ? [{ series: [ask.band[1] + 1, ask.band[0] + 1], fill: `${colour("ink")}22` }] : [],
      },
      [ask.x, ...ask.curves.map((each) => each.values)] as uPlot.AlignedData,
      element,
    );
    plot.over.append(cursor);
    cursor.hidden = marked === null;
    place();
    if (ask.pointed) {
      const over = plot.over;
      const told = (event: PointerEvent): void => {
        if (event.type === "pointermove" && event.buttons === 0) return;
        ask.pointed!(plot!.posToVal(event.clientX - over.getBoundingClientRect().left, "x"));
      };
      over.addEventListener("pointerdown", told);
      over.addEventListener("pointermove", told);
    }
  };
  const sizes = new ResizeObserver(() => {
    if (!plot) build();
    else if (element.clientWidth) plot.setSize({ width: element.clientWidth, height: ask.height });
    place();
  });
  sizes.observe(element);
  window.addEventListener("themechange", build);
  onLeave(element, () => {
    window.removeEventListener("themechange", build);
    sizes.disconnect();
    plot?.destroy();
  });
  return {
    element,
    mark: (x) => {
      marked = x;
      cursor.hidden = false;
      place();
    },
  };
}
