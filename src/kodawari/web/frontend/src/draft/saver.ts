// Keeps a course as it is changed: a moment after the last change, one after the other, never over another's work.

import { get, Refusal, send } from "../api";
import type { Draft, Kept } from "../types/draft";

export type SaveState = "saved" | "saving" | "waiting" | "conflict" | "failed";

const PAUSE_MS = 500;

export class Saver {
  state: SaveState = "saved";
  trouble: unknown = null;
  private next: Draft | null = null;
  private timer = 0;
  private running: Promise<void> | null = null;

  constructor(readonly id: string, private revision: number, private readonly told: () => void) {}

  /** A new state to keep. */
  keep(draft: Draft): void {
    this.next = draft;
    if (this.state === "conflict") return this.told();
    this.set("waiting");
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** Keeps at once what is not kept yet; done when it is. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (!this.next || this.state === "conflict") return;
    this.running = this.put(this.next);
    await this.running;
  }

  /** After a conflict: what is here goes over what is there. */
  async insist(): Promise<void> {
    const there = await get<Kept>(`/api/courses/${this.id}`);
    this.revision = there.revision ?? this.revision;
    this.set("waiting");
    await this.flush();
  }

  private async put(draft: Draft): Promise<void> {
    this.next = null;
    this.set("saving");
    try {
      const kept = await send<Kept>("PUT", `/api/courses/${this.id}`, { draft, revision: this.revision });
      this.revision = kept.revision ?? this.revision;
      this.running = null;
      this.set(this.next ? "waiting" : "saved");
    } catch (error) {
      this.running = null;
      this.next ??= draft;
      this.trouble = error;
      this.set(error instanceof Refusal && error.status === 409 ? "conflict" : "failed");
    }
  }

  private set(state: SaveState): void {
    this.state = state;
    this.told();
  }
}
