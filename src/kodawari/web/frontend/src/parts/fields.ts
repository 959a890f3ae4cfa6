// Which fields an entry of a car file has, in the order in which a racer asks for them.

export type Kind = "part" | "length" | "count" | "flag" | "mount" | "hole" | "text" | "guide";

export interface Field {
  key: string;
  kind: Kind;
  /** For a part: which table of choices. */
  of?: string;
  /** What the car file means when it is left out, for flags. */
  spare?: boolean;
  needed?: boolean;
}

const part = (of: string): Field => ({ key: "spec", kind: "part", of, needed: true });
const length = (key: string, needed = false): Field => ({ key, kind: "length", needed });
const flag = (key: string, spare: boolean): Field => ({ key, kind: "flag", spare });
const on: Field = { key: "on", kind: "mount", needed: true };

/** The one-of-a-kind parts of the table [car]. */
export const CAR: Field[] = ["motor", "gear", "battery", "body", "bearing"].map((of) => ({ key: of, kind: "part", of }));

export const WHEELS: Field[] = [
  { key: "wheel", kind: "part", of: "wheel" },
  { key: "tyre", kind: "part", of: "tyre" },
  length("diameter_mm"),
];

export const LISTS: Record<string, Field[]> = {
  plate: [part("plate"), on, length("reach_mm"), length("raise_mm"), flag("under", false)],
  roller: [part("roller"), on, { key: "hole", kind: "hole" }, length("y_mm"), length("x_mm"), length("above_axle_mm"), length("thrust_deg"), length("tilt_deg"), flag("under", false), flag("pair", true)],
  pole: [part("pole"), on, length("y_mm", true), length("x_mm"), length("above_axle_mm"), flag("under", false), flag("pair", true)],
  brake: [part("brake"), length("x_mm", true), length("clearance_mm", true), length("thickness_mm"), length("width_mm"), length("length_mm")],
  damper: [part("damper"), length("x_mm", true), length("y_mm"), length("above_axle_mm", true), { key: "count", kind: "count" }, length("mass_g"), length("travel_mm"), { key: "guide", kind: "guide" }, flag("pair", false), flag("locked", false)],
  weight: [{ key: "name", kind: "text" }, { key: "spec", kind: "part", of: "weight" }, length("mass_g"), length("x_mm", true), length("y_mm"), length("above_axle_mm", true), flag("pair", false)],
};

/** What a new entry starts from, so that it can be built at once. */
export const FRESH: Record<string, Record<string, unknown>> = {
  plate: { spec: "", on: "front" },
  roller: { spec: "", on: "front", y_mm: 45 },
  pole: { spec: "", on: "front", y_mm: 40 },
  brake: { spec: "", x_mm: -70, clearance_mm: 2 },
  damper: { spec: "", x_mm: -58, above_axle_mm: 14 },
  weight: { name: "weight", mass_g: 5, x_mm: 0, above_axle_mm: 5 },
};

export const MEASURED = ["width_mm", "height_mm", "length_mm", "ground_clearance_mm", "mass_g", "front_left_g", "front_right_g", "rear_left_g", "rear_right_g"];
