// Words of the tune that come from data: places on the car, and set-ups in a few words.

import { language, word } from "../texts";

/** `Front rollers`, in the language of the page. */
export function placeWords(place: string): string {
  return word("place", place);
}

const PHRASES = ["wide over them", "above the axle", "over the floor", "ahead of the middle", "behind the middle", "at the middle", "not in the box", "not certain to be met", "needed", "in the box", "broken", "upper", "thrust", "none"];

/** `plastic roller, 104 mm wide over them; thrust 2°`: names of parts stay, the rest speaks the page's language. */
export function setupWords(text: string): string {
  if (language() === "en") return text;
  return PHRASES.reduce((told, phrase) => told.replaceAll(new RegExp(`(?<![A-Za-z])${phrase}(?![A-Za-z])`, "g"), word("phrase", phrase)), text);
}
