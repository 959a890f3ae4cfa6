// Asking the server. What it refuses comes as a Refusal that says why and how to mend it.

import { toldProblem } from "./problems";
import { t } from "./texts";
import type { Problem } from "./types";

export class Refusal extends Error {
  constructor(
    readonly problem: Problem,
    readonly status: number,
  ) {
    const { head, mend } = toldProblem(problem);
    super([/[.。]$/.test(head) ? head : `${head}.`, mend].filter(Boolean).join(" "));
  }
}

async function ask(method: string, path: string, body?: BodyInit, type?: string, keepalive = false): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, { method, body, keepalive, headers: type ? { "content-type": type } : {} });
  } catch {
    throw new Refusal({ cause: t("api.noserver"), file: "", place: "", mend: t("api.noserver.mend"), code: "", values: {} }, 0);
  }
  if (answer.ok) return answer;
  let problem: Problem = { cause: `${answer.status} ${answer.statusText}`, file: "", place: "", mend: "", code: "", values: {} };
  try {
    problem = (await answer.json()) as Problem;
  } catch {
    // No reason was given; the status has to do.
  }
  throw new Refusal(problem, answer.status);
}

export async function get<T>(path: string): Promise<T> {
  return (await (await ask("GET", path)).json()) as T;
}

export async function getText(path: string): Promise<string> {
  return (await ask("GET", path)).text();
}

export async function getBlock(path: string): Promise<ArrayBuffer> {
  return (await ask("GET", path)).arrayBuffer();
}

export async function send<T>(method: "POST" | "PUT" | "DELETE", path: string, value?: unknown): Promise<T> {
  const body = value === undefined ? undefined : JSON.stringify(value);
  return (await (await ask(method, path, body, body ? "application/json" : undefined)).json()) as T;
}

export async function sendFile<T>(path: string, file: Blob): Promise<T> {
  return (await (await ask("PUT", path, file, "application/octet-stream")).json()) as T;
}

const MOST_KEPT_ALIVE = 60_000; // bytes; browsers take 64 kB

/** Sends what has to arrive even if the page is closed meanwhile, as far as it is short enough. */
export async function sendSurely<T>(method: "POST" | "PUT", path: string, value: unknown): Promise<T> {
  const body = JSON.stringify(value);
  const bytes = new TextEncoder().encode(body).length;
  return (await (await ask(method, path, body, "application/json", bytes < MOST_KEPT_ALIVE)).json()) as T;
}

const RETRY_MS = 3000;

/** Listens to events of one name, across broken connections, until it is told to stop; `heard` is told whether there is one. */
export function listen<T>(path: () => string, name: string, each: (value: T) => void, heard: (connected: boolean) => void): () => void {
  let events: EventSource;
  let wait = 0;
  let ended = false;
  const stop = (): void => {
    ended = true;
    clearTimeout(wait);
    events.close();
  };
  const open = (): void => {
    events = new EventSource(path());
    events.addEventListener("open", () => heard(true));
    events.addEventListener("error", () => {
      if (ended) return;
      heard(false);
      // Some browsers give up when nobody answers at all; and the address may say what was heard already.
      events.close();
      clearTimeout(wait);
      wait = window.setTimeout(open, RETRY_MS);
    });
    events.addEventListener(name, (event) => { if (!ended) each(JSON.parse((event as MessageEvent<string>).data) as T); });
  };
  open();
  return stop;
}

/** Follows a job until it is over; returns a way to stop following. */
export function follow<T extends { state: string }>(path: string, each: (value: T) => void, heard: (connected: boolean) => void): () => void {
  const stop = listen<T>(() => path, "job", (job) => {
    if (["done", "stopped", "failed", "interrupted"].includes(job.state)) stop();
    each(job);
  }, heard);
  return stop;
}
