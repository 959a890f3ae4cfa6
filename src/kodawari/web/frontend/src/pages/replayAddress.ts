// The address of a replay: `race=3&runs=b0,d7&race=5&runs=b0`, the races in pairs with their runs.

export interface Asked {
  race: string;
  runs: string[];
}

/** `start` is where it begins [s], or `end` for just before the first run ends. */
export function replayAddress(asked: Asked[], start?: number | "end"): string {
  const pairs = asked.filter(({ runs }) => runs.length).map(({ race, runs }) => `race=${race}&runs=${runs.join(",")}`);
  const at = start === undefined ? "" : `&at=${start === "end" ? start : start.toFixed(2)}`;
  return `/replay?${pairs.join("&")}${at}`;
}
