// A course as a small drawing to scale, for cards and for paper.

import { get } from "../api";
import { replace, s } from "../dom";
import { carry, pieceDrawing } from "./paint";
import { joints, outlines, span } from "./pose";
import { ShapeBook } from "./shapes";
import type { Draft, Kept, OwnCard, Pieces } from "../types/draft";

const systems = new Map<number, Promise<Pieces>>();

/** The pieces of a system; asked for once. */
export function piecesOf(lanes: number): Promise<Pieces> {
  let found = systems.get(lanes);
  if (!found) {
    found = get<Pieces>(`/api/pieces?lanes=${lanes}`);
    found.catch(() => systems.delete(lanes));
    systems.set(lanes, found);
  }
  return found;
}

export async function bookFor(draft: Draft): Promise<ShapeBook> {
  const book = new ShapeBook(await piecesOf(draft.lanes), draft.parameters);
  await book.fetch(draft.chains.flatMap((chain) => chain.pieces));
  return book;
}

/** The plan of a draft, and how large it is [mm]; drawn as large as `least` at least. Without a label it only adorns. */
export function planDrawing(draft: Draft, shapes: ShapeBook, label: string, least = 0): { svg: SVGElement; width: number; height: number } {
  const [left, bottom, right, top] = span(outlines(draft.chains, shapes.geometry)) ?? [0, 0, 1, 1];
  const pad = 30;
  const [wide, high] = [Math.max(right - left, least), Math.max(top - bottom, least / 2)];
  const list = draft.chains.flatMap((chain) => {
    const found = joints(chain, shapes.geometry);
    return chain.pieces.map((entry, k) => ({ high: found[k]!.z_mm + shapes.geometry(entry).high_mm, group: s("g", { class: "shown", transform: carry(found[k]!) }, pieceDrawing(entry, shapes)) }));
  });
  list.sort((a, b) => a.high - b.high);
  const [width, height] = [wide + 2 * pad, high + 2 * pad];
  const svg = s("svg", { class: "plan-drawing", viewBox: `${(left + right - width) / 2} ${-(top + bottom + height) / 2} ${width} ${height}`, role: label ? "img" : null, "aria-label": label || null, "aria-hidden": label ? null : "true" }, s("g", { transform: "scale(1 -1)" }, list.map((each) => each.group)));
  return { svg, width, height };
}

export async function fillCard(card: OwnCard, figure: HTMLElement): Promise<void> {
  const { draft } = await get<Kept>(`/api/courses/${encodeURIComponent(card.id)}`);
  if (!draft.chains.length) return;
  replace(figure, planDrawing(draft, await bookFor(draft), "", 2400).svg);
}
