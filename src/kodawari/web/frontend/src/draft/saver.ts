// Keeps a course as it is changed: a moment after the last change, one after the other, never over another's work.
// What fails is tried again.

import { get, Refusal, sendSurely } from "../api";
import { same } from "./memory";
import type { Draft, Kept } from "../types/draft";

export type SaveState = "saved" | "saving" | "waiting" | "conflict" | "failed";

const PAUSE_MS = 500;
const RETRY_MS = [2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

export class Saver {
  state: SaveState = "saved";
  trouble: unknown = null;
  /** In a conflict: what others have made of the course. */
  there: Kept | null = null;
  /** What was sent and not answered yet. */
  sent: Draft | null = null;
  private next: Draft | null = null;
  private timer = 0;
  private failures = 0;
  private running: Promise<void> | null = null;

  constructor(readonly id: string, public revision: number, private readonly told: () => void) {}

  /** A new state to keep. */
  keep(draft: Draft): void {
    this.next = draft;
    if (this.state === "conflict") return this.told();
    this.set("waiting");
    this.later(PAUSE_MS);
  }

  /** Keeps at once what is not kept yet; done when it is, or when that failed. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (!this.next || this.state === "conflict") return;
    this.running = this.put(this.next);
    await this.running;
  }

  /** What was left in a conflict is in one still. */
  oppose(draft: Draft, there: Kept): void {
    this.next = draft;
    this.there = there;
    this.set("conflict");
  }

  /** After a conflict: what is here goes over what is there. */
  async insist(): Promise<void> {
    this.revision = (await get<Kept>(`/api/courses/${this.id}`)).revision ?? this.revision;
    this.set("waiting");
    await this.flush();
  }

  /** After a conflict: gives what is there, which is kept already. */
  async giveWay(): Promise<Draft> {
    const there = await get<Kept>(`/api/courses/${this.id}`);
    this.next = null;
    this.agree(there);
    return there.draft;
  }

  private async put(draft: Draft): Promise<void> {
    const before = this.sent;
    [this.next, this.sent] = [null, draft];
    this.set("saving");
    try {
      const kept = await this.sending(draft, before);
      this.running = null;
      this.agree(kept);
    } catch (error) {
      this.running = null;
      this.next ??= draft;
      this.trouble = error;
      const refused = error instanceof Refusal && error.status >= 400 && error.status < 500;
      this.set(refused && error.status === 409 ? "conflict" : "failed");
      // What was refused is refused again; what did not arrive may arrive.
      if (!refused) this.later(RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)]!);
    }
  }

  /** A change found there is no conflict where it is ours: sent before, and the answer lost. */
  private async sending(draft: Draft, before: Draft | null): Promise<Kept> {
    const path = `/api/courses/${this.id}`;
    const put = (): Promise<Kept> => sendSurely<Kept>("PUT", path, { draft, revision: this.revision });
    try {
      return await put();
    } catch (error) {
      if (!(error instanceof Refusal && error.status === 409)) throw error;
      const there = await get<Kept>(path);
      if (same(there.draft, draft)) return there;
      if (before && same(there.draft, before)) {
        this.revision = there.revision ?? this.revision;
        return put();
      }
      this.there = there;
      throw error;
    }
  }

  private agree(kept: Kept): void {
    this.revision = kept.revision ?? this.revision;
    [this.there, this.sent, this.trouble, this.failures] = [null, null, null, 0];
    this.set(this.next ? "waiting" : "saved");
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), ms);
  }

  private set(state: SaveState): void {
    this.state = state;
    this.told();
  }
}
