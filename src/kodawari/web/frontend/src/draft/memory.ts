// What a browser keeps of an open course until the server has it: the steps back, and what is not saved yet.

import { History } from "./history";
import type { Chain, Draft, Entry, Kept } from "../types/draft";

const MOST_STATES = 80;
const MOST_CHARACTERS = 1_500_000; // a browser gives a page about five million

/** How a course was left: its steps, and how far the server had followed. */
export interface Left {
  revision: number;
  saved: boolean;
  /** What was on its way to the server. */
  sent: Draft | null;
  history: History<Draft>;
}

/** How it goes on: with these steps, saved or not, in conflict or not. */
export interface Resumed {
  history: History<Draft>;
  state: "saved" | "unsaved" | "conflict";
}

/** States share most of their sections; each is written once, and is one object again when it is read. */
interface Packed {
  entries: Entry[];
  chains: (Omit<Chain, "pieces"> & { pieces: number[] })[];
  states: (Omit<Draft, "chains"> & { chains: number[] })[];
  at: number;
}

export function pack(history: History<Draft>, most = MOST_STATES): Packed {
  const { states, at } = history.around(most);
  const [entries, chains] = [new Map<Entry, number>(), new Map<Chain, number>()];
  const packed: Packed = { entries: [], chains: [], states: [], at };
  const numberOf = <T>(known: Map<T, number>, one: T, add: () => void): number => {
    if (!known.has(one)) {
      known.set(one, known.size);
      add();
    }
    return known.get(one)!;
  };
  for (const state of states) {
    packed.states.push({ ...state, chains: state.chains.map((chain) => numberOf(chains, chain, () => {
      packed.chains.push({ ...chain, pieces: chain.pieces.map((entry) => numberOf(entries, entry, () => packed.entries.push(entry))) });
    })) });
  }
  return packed;
}

export function unpack(packed: Packed): History<Draft> {
  const chains = packed.chains.map((chain): Chain => ({ ...chain, pieces: chain.pieces.map((k) => packed.entries[k]!) }));
  const states = packed.states.map((state): Draft => ({ ...state, chains: state.chains.map((k) => chains[k]!) }));
  return History.of(states, packed.at);
}

/** Whether two drafts are the same course, in whatever order their settings stand. */
export function same(a: Draft | null, b: Draft | null): boolean {
  return a === b || plainly(a) === plainly(b);
}

function plainly(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (each && typeof each === "object" && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1))) : each));
}

/** Goes on where a course was left, in this tab or in one that was closed. */
export function resume(kept: Kept, here: Left | null, elsewhere: Left | null): Resumed {
  const left = elsewhere && !(here && same(here.history.now, elsewhere.history.now)) ? elsewhere : here;
  if (!left) return { history: new History(kept.draft), state: "saved" };
  const { history } = left;
  if (same(history.now, kept.draft)) return { history, state: "saved" };
  if (left.saved) return { history: new History(kept.draft), state: "saved" };
  // Nobody else has changed it: the server is where it was, or where the last message was to bring it.
  const ours = left.revision === kept.revision || same(left.sent, kept.draft);
  return { history, state: ours ? "unsaved" : "conflict" };
}

/** Courses whose unsaved state this page has written or taken up: it may forget it again. */
const taken = new Set<string>();

const name = (id: string): string => `kodawari.course.${id}`;

/** Remembers a course that is left: in its tab, and beyond it as long as something is not saved. */
export function leave(id: string, left: Left): void {
  write(() => sessionStorage, id, left, MOST_STATES);
  if (left.saved) return;
  taken.add(id);
  write(() => localStorage, id, left, 2);
}

/** What is left of a course: in this tab, and by any tab without being saved. */
export function recalled(id: string): [here: Left | null, elsewhere: Left | null] {
  const elsewhere = read(() => localStorage, id);
  if (elsewhere) taken.add(id);
  return [read(() => sessionStorage, id), elsewhere];
}

/** The server has it all. */
export function settled(id: string): void {
  if (!taken.delete(id)) return;
  try {
    localStorage.removeItem(name(id));
  } catch {
    // Where nothing may be kept, nothing was.
  }
}

function write(store: () => Storage, id: string, { revision, saved, sent, history }: Left, most: number): void {
  for (let n = most; n >= 1; n = Math.floor(n / 2)) {
    const text = JSON.stringify({ revision, saved, sent, history: pack(history, n) });
    if (text.length > MOST_CHARACTERS && n > 1) continue;
    try {
      return store().setItem(name(id), text);
    } catch {
      // Full, or not allowed: fewer steps, and without any what the server has.
    }
  }
}

function read(store: () => Storage, id: string): Left | null {
  try {
    const found = JSON.parse(store().getItem(name(id)) ?? "null") as (Omit<Left, "history"> & { history: Packed }) | null;
    return found && { ...found, history: unpack(found.history) };
  } catch {
    return null;
  }
}
