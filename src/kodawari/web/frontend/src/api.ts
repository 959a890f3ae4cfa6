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

/** Follows a job until it is over; returns a way to stop following. */
export function follow<T>(path: string, each: (value: T) => void): () => void {
  const events = new EventSource(path);
  events.addEventListener("job", (event) => {
    const job = JSON.parse((event as MessageEvent<string>).data) as T & { state: string };
    each(job);
    if (["done", "stopped", "failed", "interrupted"].includes(job.state)) events.close();
  });
  return () => events.close();
}
