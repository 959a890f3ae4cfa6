// The plain words at the beginning of a shared file, which the workbench takes in too.

export interface Head {
  format: number;
  kind: "race" | "course";
  name: string;
  /** When it was saved, ISO time, and by which Kodawari. */
  made: string;
  version: string;
  /** The car file or the course file. */
  toml: string;
}

export const FORMAT = 1;

/** The head in the text of a shared file, or null where a text is none. Nothing of the file is run or shown. */
export function headIn(file: string): Head | null {
  return parse(/<script type="application\/json" id="kodawari">(.*?)<\/script>/s.exec(file)?.[1]);
}

/** The head of the page that this is. */
export function ownHead(): Head | null {
  return parse(document.getElementById("kodawari")?.textContent);
}

function parse(text: string | null | undefined): Head | null {
  try {
    const head = JSON.parse(text ?? "") as Head;
    return typeof head.toml === "string" && typeof head.kind === "string" ? head : null;
  } catch {
    return null;
  }
}
