// Rulebooks and findings.

export type Status = "pass" | "fail" | "unknown";

export interface Bar {
  start: number;
  end: number;
  low: number | null;
  value: number | null;
  high: number | null;
  lower: number | null;
  upper: number | null;
}

export interface Finding {
  rule: string;
  title: string;
  title_ja: string;
  section: string;
  quantity: string;
  kind: "number" | "choice" | "flag";
  status: Status;
  binding: boolean;
  measured: unknown;
  measured_text: string;
  measured_confidence: string;
  measured_source: string;
  measured_note: string;
  margin_text: string;
  limit_text: string;
  judged_by: string;
  confidence: string;
  unit: string;
  source: { title: string; url: string; as_of: string; confidence: string };
  warnings: string[];
  settle: string;
  note: string;
  bar: Bar | null;
}

export interface Inspection {
  rulebook: { id: string; title: string; title_ja: string; publisher: string };
  class: string;
  classes: { id: string; title: string; title_ja: string }[];
  on: string;
  edition: { id: string; title: string; from: string; note: string };
  verdict: Status;
  findings: Finding[];
  not_covered: { id: string; title: string; title_ja: string; reason: string; section: string }[];
  not_applicable: { rule: string; title: string; reason: string }[];
}

export interface Rulebook {
  id: string;
  title: string;
  title_ja: string;
  classes: { id: string; title: string; title_ja: string }[];
}
