// Numbers as people read them: thin spaces for thousands, a true minus sign.

const THIN = "\u2009";
const MINUS = "\u2212";

export function number(value: number, digits = 2): string {
  const [whole = "0", rest] = Math.abs(value).toFixed(digits).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN);
  const text = rest === undefined ? grouped : `${grouped}.${rest}`;
  return value < 0 && Number(value.toFixed(digits)) !== 0 ? MINUS + text : text;
}

/** A figure cut where a line may break: before its interval and nowhere else. */
export function pieces(text: string): [string, string] {
  const cut = text.indexOf(" (");
  return cut < 0 ? [text, ""] : [text.slice(0, cut), text.slice(cut + 1)];
}

export function plain(value: number, most = 2): string {
  return number(value, most).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
}

function perCent(share: number): string {
  if (share > 0 && share < 0.001) return "<0.1";
  if (share > 0.999 && share < 1) return ">99.9";
  const near = (share > 0 && share < 0.01) || (share > 0.99 && share < 1);
  return number(100 * share, near ? 1 : 0);
}

/** A share; what is not certain is never rounded to 0 or 100 %. */
export function percent(low: number, high?: number): string {
  if (high === undefined) return `${perCent(low)} %`;
  const [from, to] = [perCent(low), perCent(high)];
  return /[<>]/.test(from + to) ? `${from} – ${to} %` : `${from}–${to} %`;
}

export function seconds(value: number, digits = 2): string {
  return `${number(value, digits)} s`;
}

/** How long something still takes, rounded as one would say it. */
export function duration(left: number): string {
  if (left < 1.5) return "1 s";
  if (left < 90) return `${Math.round(left)} s`;
  if (left < 5400) return `${Math.round(left / 60)} min`;
  return `${number(left / 3600, 1)} h`;
}

export function bytes(value: number): string {
  return value < 1e6 ? `${number(value / 1e3, 0)} kB` : `${number(value / 1e6, 1)} MB`;
}

export function when(iso: string): string {
  return new Date(iso).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
}
