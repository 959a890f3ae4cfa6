// The editor by keys alone.

import { move, rotate, neighbour } from "./edit";
import { pieces } from "./chain";
import { pose } from "./pose";
import { acts } from "./panelPiece";
import type { Hands } from "./gestures";
import type { Entry } from "../types/draft";

const NUDGE_MM = 10;
const FAR_MM = 100;

/** Which keys do what; for the help, in the order in which one learns them. */
export const KEYS: [keys: string, what: string][] = [
  ["Enter", "take"], ["← →", "walk"], ["Shift ← →", "extend"], ["Alt ← ↑ → ↓", "nudge"], ["Q E", "turn"], ["X", "flip"], ["I R", "place"], ["C", "chain"], ["Ctrl A", "all"], ["Del", "delete"], ["Shift Del", "closeup"],
  ["Ctrl C X V D", "clip"], ["Ctrl Z", "undo"], ["Ctrl Shift Z", "redo"], ["F + −", "see"], ["M", "measure"], ["Esc", "stop"],
];

export function keys(hands: Hands, root: HTMLElement): (event: KeyboardEvent) => void {
  const { studio, plan } = hands;
  const run = (name: string): boolean => {
    const act = acts(studio, () => plan.floor.centre).find((each) => each.name === name);
    if (act?.able && studio.editable) act.run();
    return true;
  };
  const walk = (step: 1 | -1, extend: boolean): boolean => {
    const from = plan.entryOf(document.activeElement) ?? [...studio.picked].at(-1) ?? null;
    const next = from ? neighbour(studio.draft, from, step, studio.geometry) : (pieces(studio.draft)[0] ?? null);
    if (!next) return false;
    studio.choose(extend ? [...studio.picked, next] : [next]);
    plan.focus(next);
    return true;
  };
  const nudge = (x: number, y: number): boolean => {
    if (studio.picked.size && studio.editable) studio.commit(move(studio.draft, studio.picked, pose(x, y), studio.geometry));
    return true;
  };
  const turn = (by: number): boolean => {
    if (studio.picked.size && studio.editable) studio.commit(rotate(studio.draft, studio.picked, by, studio.geometry));
    return true;
  };
  const command = (event: KeyboardEvent): boolean => {
    switch (event.key.toLowerCase()) {
      case "z": studio.step(event.shiftKey ? 1 : -1); return true;
      case "y": studio.step(1); return true;
      case "a": studio.pick(pieces(studio.draft)); return true;
      case "d": return run("duplicate");
      case "c": return studio.picked.size > 0 && run("copy");
      case "x": return studio.picked.size > 0 && run("cut");
      case "v": return studio.clipboard.length > 0 && run("paste");
      default: return false;
    }
  };
  const plain = (event: KeyboardEvent, on: Entry | null): boolean => {
    const step = event.shiftKey ? FAR_MM : NUDGE_MM;
    const arrows: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    const arrow = arrows[event.key];
    if (arrow && event.altKey) return nudge(step * arrow[0], step * arrow[1]);
    if (arrow) return walk(arrow[0] + arrow[1] * -1 > 0 ? 1 : -1, event.shiftKey);
    switch (event.key) {
      case "Enter": case " ": if (on) studio.choose([on]); return Boolean(on);
      case "Delete": case "Backspace": return run(event.shiftKey ? "closeup" : "delete");
      case "Escape": studio.setTool("select"); studio.setPlacing("append"); studio.pick([]); return true;
      case "+": case "=": plan.floor.zoom(1.25); return true;
      case "-": plan.floor.zoom(0.8); return true;
      default: return letter(event);
    }
  };
  const letter = (event: KeyboardEvent): boolean => {
    switch (event.key.toLowerCase()) {
      case "q": return turn(event.altKey ? 1 : 15);
      case "e": return turn(event.altKey ? -1 : -15);
      case "x": return run("flip");
      case "i": return run("insert");
      case "r": return run("replace");
      case "c": return run("chain");
      case "f": plan.floor.fit(); return true;
      case "m": studio.setTool(studio.tool === "measure" ? "select" : "measure"); return true;
      case "contextmenu": hands.menu(0, 0); return true;
      default: return false;
    }
  };
  return (event) => {
    const target = event.target as HTMLElement;
    if (!root.isConnected || document.querySelector("dialog[open], .menu")) return;
    if (target.closest("input, textarea, select") || event.defaultPrevented) return;
    const inPlan = root.querySelector(".board")?.contains(target) ?? false;
    const free = inPlan || target === document.body || target.id === "main" || root.contains(target);
    if (!free) return;
    const done = event.ctrlKey || event.metaKey ? command(event)
      // A button keeps its own keys; letters and arrows are the drawing's.
      : target.closest("button, a, summary") && ["Enter", " ", "Tab"].includes(event.key) ? false : plain(event, plan.entryOf(target));
    if (done) event.preventDefault();
  };
}
