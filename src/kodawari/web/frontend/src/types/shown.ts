// Figures and refusals, as the server writes them.

export interface Shown {
  text: string;
  value: number | null;
  low: number | null;
  high: number | null;
  unit: string;
  confidence: string;
  source: string;
  note: string;
}

export interface Problem {
  cause: string;
  file: string;
  place: string;
  mend: string;
  code: string;
  values: Record<string, string | number>;
}

export interface About {
  version: string;
  store: string;
  store_bytes: number;
  cars: number;
  races: number;
}
