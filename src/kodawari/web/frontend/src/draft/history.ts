// What was, and what was taken back. States are never changed, so they are kept as they are.

export class History<T> {
  private readonly states: T[];
  private readonly most: number;
  private at = 0;

  constructor(first: T, most = 500) {
    this.states = [first];
    this.most = most;
  }

  /** States as they were kept somewhere, and which of them is now. */
  static of<T>(states: readonly T[], at: number): History<T> {
    const made = new History<T>(states[0]!);
    for (const state of states.slice(1)) made.push(state);
    made.at = Math.max(0, Math.min(at, states.length - 1));
    return made;
  }

  /** At most so many states about the one that is now: those before it rather than those after. */
  around(most: number): { states: T[]; at: number } {
    const from = Math.max(0, this.at - most + 1);
    return { states: this.states.slice(from, from + most), at: this.at - from };
  }

  get now(): T {
    return this.states[this.at]!;
  }

  get canUndo(): boolean {
    return this.at > 0;
  }

  get canRedo(): boolean {
    return this.at < this.states.length - 1;
  }

  /** A new state; what had been undone is gone. */
  push(state: T): void {
    this.states.splice(this.at + 1, Infinity, state);
    if (this.states.length > this.most) this.states.shift();
    this.at = this.states.length - 1;
  }

  /** The last state itself is replaced: many small steps of one gesture are one. */
  amend(state: T): void {
    this.states.splice(this.at, Infinity, state);
  }

  undo(): T | null {
    if (!this.canUndo) return null;
    this.at -= 1;
    return this.now;
  }

  redo(): T | null {
    if (!this.canRedo) return null;
    this.at += 1;
    return this.now;
  }
}
