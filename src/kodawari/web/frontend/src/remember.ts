// What a browser remembers of its user's choices. Some forbid it (private windows, files opened from a folder).

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`kodawari.${key}`);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(`kodawari.${key}`, value);
  } catch {
    // It holds for this page then.
  }
}
