// What the server's interface speaks, as it describes it in /schema/openapi.json.

export type * from "./car";
export type * from "./course";
export type * from "./race";
export type * from "./rules";
export type * from "./shown";
