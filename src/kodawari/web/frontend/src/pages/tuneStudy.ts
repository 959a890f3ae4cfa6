// One tune: its trade-off as it grows, its set-ups as cars, and what came of it.

import { get, listen, send } from "../api";
import { h, onLeave, replace } from "../dom";
import type { Child } from "../dom";
import { number, percent } from "../format";
import { CarPicture } from "../parts/carView";
import { effects, fastest, mattered } from "../parts/effects";
import { areaList } from "../parts/areas";
import { inspectionPanel } from "../parts/inspection";
import { Tradeoff } from "../parts/tradeoff";
import { AT_WORK, tuneBar, tuneName, tuneWords } from "../parts/tuneState";
import { placeWords, setupWords } from "../parts/tuneWords";
import { go, render } from "../router";
import { problem, say, trouble } from "../shell";
import { many, t, title } from "../texts";
import type { Marks } from "../parts/tradeoff";
import type { Asked, News, PartChange, Point, Result, SetupView, TuneRow, TuneView } from "../types/tune";

export async function study(id: string): Promise<HTMLElement> {
  const [view, news] = await Promise.all([get<TuneView>(`/api/tunes/${encodeURIComponent(id)}`), get<News>(`/api/tunes/${encodeURIComponent(id)}/points`)]);
  return new Study(view, news).element;
}

class Study {
  readonly element: HTMLElement;
  private readonly curve: Tradeoff;
  private readonly standing = h("div", { class: "tune-standing" });
  private readonly words = h("p", { class: "quiet" });
  private readonly buttons = h("div", { class: "row" });
  private readonly told = h("div", { "aria-live": "assertive" });
  private readonly setup = h("section", { class: "setup", "aria-label": t("tune.setup") });
  private readonly gave = h("div", { class: "gave" });
  private readonly outcome = h("div", {});
  private readonly front = h("div", {});
  private picture: CarPicture | null = null;
  private mark: number;
  private turn = 0;
  private state = "";
  private readonly lost = h("p", { class: "problem", role: "status", hidden: true }, t("job.lost"));
  private unfollow = (): void => undefined;

  constructor(private view: TuneView, news: News) {
    this.mark = news.mark;
    this.curve = new Tradeoff(this.marks(), (key) => void this.open(key));
    this.curve.add(news.points);
    const { tune, trouble: why } = view;
    this.element = h("div", { class: "tune-page" },
      h("div", { class: "head" }, h("div", {}, h("h1", {}, tuneName(tune)), h("p", { class: "quiet" }, view.asked ? askedWords(view.asked) : "")), this.buttons),
      this.told, this.standing, this.lost,
      why ? (why.place === "version" ? h("p", { class: "problem" }, t("tune.version")) : problem(new Error(`${why.cause}. ${why.mend}`))) : null,
      h("div", { class: "tune-bench" }, h("div", { class: "curve" }, this.curve.element, this.front), this.setup, this.gave),
      this.outcome);
    this.show(tune);
    this.hint();
    this.results();
    this.follow();
    const best = view.result?.best[0];
    if (best && !AT_WORK.includes(tune.state)) void this.open(best.key);
    onLeave(this.element, () => this.unfollow());
  }

  private marks(): Marks {
    const { view } = this;
    return { base: view.base_key, best: view.result?.best.map((each) => each.key) ?? [], wish: view.asked?.finish ?? 0.95, confirmRuns: view.confirm_runs, laps: view.asked?.laps ?? 1 };
  }

  /** Listens for new set-ups for as long as somebody is at work. */
  private follow(): void {
    this.unfollow();
    if (!AT_WORK.includes(this.view.tune.state)) return;
    this.unfollow = listen<News>(() => `/api/tunes/${this.view.tune.id}/events?mark=${this.mark}`, "tune", (news) => {
      this.mark = news.mark;
      this.curve.add(news.points);
      this.show(news.tune);
      if (AT_WORK.includes(news.tune.state)) return;
      this.unfollow();
      void this.ended();
    }, (connected) => { this.lost.hidden = connected; });
  }

  private async ended(): Promise<void> {
    try {
      this.view = await get<TuneView>(`/api/tunes/${this.view.tune.id}`);
      this.curve.set(this.marks());
      this.show(this.view.tune);
      this.results();
      const best = this.view.result?.best[0];
      if (best && !this.picture) void this.open(best.key);
    } catch (error) {
      trouble(error);
    }
  }

  private show(tune: TuneRow): void {
    this.view = { ...this.view, tune };
    this.words.textContent = tuneWords(tune);
    replace(this.standing, tuneBar(tune), this.words);
    if (this.state !== tune.state || !this.buttons.childElementCount) {
      this.state = tune.state;
      replace(this.buttons, this.actions(tune));
    }
    requestAnimationFrame(() => this.frontTable());
  }

  private actions(tune: TuneRow): Child[] {
    const act = (path: string, value?: unknown) => async (): Promise<void> => {
      try {
        const row = await send<TuneRow>("POST", `/api/tunes/${tune.id}/${path}`, value);
        replace(this.told);
        this.show(row);
        this.follow();
      } catch (error) {
        replace(this.told, problem(error));
      }
    };
    const going = AT_WORK.includes(tune.state);
    const usable = !this.view.trouble;
    return [
      ["queued", "running"].includes(tune.state) ? h("button", { onclick: () => void act("stop")() }, t("job.stop")) : null,
      !going && tune.state !== "done" && usable ? h("button", { class: "main", onclick: () => void act("go-on", {})() }, t("job.goon")) : null,
      tune.state === "done" && usable ? this.more(act) : null,
      tune.has_result ? h("a", { class: "button", href: `/api/tunes/${tune.id}/page`, download: true }, t("race.page")) : null,
      h("button", { class: "light", onclick: () => void this.away().catch(trouble) }, t("garage.delete")),
    ];
  }

  /** A finished tune may have more time, or more runs where it was counted in runs. */
  private more(act: (path: string, value: unknown) => () => Promise<void>): HTMLElement {
    const { tune } = this.view;
    const counted = tune.budget?.runs ?? null;
    const steps = counted === null ? [60, 300, 1800] : [counted, 4 * counted];
    const pick = h("select", { "aria-label": t("tune.more.much") }, h("option", { value: "" }, t("tune.givemore")), steps.map((each) => h("option", { value: each }, counted === null ? t("tune.more.minutes", { n: each / 60 }) : t("tune.more.runs", { n: number(each, 0) }))));
    pick.addEventListener("change", () => {
      const extra = Number(pick.value);
      if (!extra) return;
      const budget = counted === null ? { seconds: Math.max(tune.seconds, tune.budget?.seconds ?? 0) + extra } : { runs: Math.max(tune.runs, counted) + extra };
      void act("go-on", budget)();
    });
    return pick;
  }

  private async away(): Promise<void> {
    const { tune } = this.view;
    await send("DELETE", `/api/tunes/${tune.id}`);
    go("/tune");
    say(t("tune.deleted", { name: tuneName(tune) }), async () => { await send("POST", `/api/tunes/${tune.id}/back`); await render(false); });
  }

  private hint(): void {
    const { areas } = this.view;
    replace(this.setup, h("div", { class: "empty" }, h("b", {}, t("tune.pick")), t("tune.pick.text")), areas.length ? h("h2", { class: "later" }, t("tune.may")) : null, areaList(areas));
  }

  /** The set-ups of the front as a list: the same as the curve, for reading. */
  private frontTable(): void {
    const { curve } = this;
    const laps = this.view.asked?.laps ?? 1;
    const line = (each: Point): HTMLElement => h("tr", {},
      h("th", { scope: "row" }, h("button", { class: "light link", onclick: () => { curve.select(each.key); void this.open(each.key); } }, `${number(each.time! / laps)} s`)),
      h("td", { class: "num" }, percent(each.finish)), h("td", { class: "num" }, percent(each.low)), h("td", { class: "num" }, number(each.runs, 0)), h("td", { class: "quiet" }, t(`tune.is.${curve.is(each.key)}`)));
    const open = this.front.querySelector("details")?.open ?? false;
    const focused = this.front.contains(document.activeElement) ? [...this.front.querySelectorAll("button, summary")].indexOf(document.activeElement!) : -1;
    if (!curve.best.length) return replace(this.front);
    replace(this.front, h("details", { class: "entry", open }, h("summary", {}, h("span", { class: "what" }, t("tune.front", { n: curve.best.length }))),
      h("div", { class: "table" }, h("table", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("tune.lap")), ["tune.finishes", "tune.atleast", "race.runs"].map((name) => h("th", { scope: "col", class: "num" }, t(name))), h("th", { scope: "col" }, h("span", { class: "sr" }, t("tune.kind"))))),
        h("tbody", {}, curve.best.map(line))))));
    if (focused >= 0) this.front.querySelectorAll<HTMLElement>("button, summary")[focused]?.focus({ preventScroll: true });
  }

  private async open(key: string): Promise<void> {
    const mine = ++this.turn;
    this.curve.select(key);
    try {
      const found = await get<SetupView>(`/api/tunes/${this.view.tune.id}/setups/${key}`);
      if (mine === this.turn) this.showSetup(found);
    } catch (error) {
      if (mine === this.turn) trouble(error);
    }
  }

  private showSetup(found: SetupView): void {
    const { view } = this;
    const isBase = found.key === view.base_key;
    const { name } = found.car;
    const laps = view.asked?.laps ?? 1;
    this.picture ??= new CarPicture(() => undefined);
    const keep = h("button", { class: "main" }, t("tune.keep"));
    keep.addEventListener("click", () => {
      keep.disabled = true;
      send<{ id: string; name: string }>("POST", `/api/tunes/${view.tune.id}/setups/${found.key}/keep`, { name })
        .then((made) => { keep.replaceWith(h("a", { class: "button", href: `/car?id=${made.id}` }, t("tune.kept"))); say(t("car.copied", { name: made.name })); })
        .catch((error: unknown) => { keep.disabled = false; trouble(error); });
    });
    const course = view.asked ? `&course=${encodeURIComponent(view.asked.course)}&lane=${view.asked.lane}&laps=${view.asked.laps}` : "";
    replace(this.setup,
      h("h2", {}, name),
      h("p", { class: "quiet" }, t(`tune.is.${this.curve.is(found.key)}`)),
      figures(found.point, laps),
      h("div", { class: "row" }, keep, h("a", { class: "button", href: `/race?car=${found.car.id}${course}` }, t("tune.race")),
        isBase ? null : h("a", { class: "button", href: `/compare?car=${found.base_id}&car=${found.car.id}` }, t("tune.compare")),
        h("a", { class: "button light", href: `/car?id=${found.car.id}` }, t("tune.bench"))),
      this.picture.element,
      h("h3", {}, t(isBase ? "tune.isbase" : "tune.changes")),
      isBase ? null : changeList(found.changes),
      h("details", { class: "entry", "data-key": "inspection", open: found.car.inspection.verdict !== "pass" }, h("summary", {}, h("span", { class: "what" }, t("car.inspect")), h("span", { class: `verdict is-${found.car.inspection.verdict}` }, h("i", { "aria-hidden": "true" }), t(`status.${found.car.inspection.verdict}`))),
        inspectionPanel(found.car.inspection, [], { rules: "", class: "" }, () => undefined, null)));
    this.picture.update(found.car);
  }

  private results(): void {
    const { result, areas } = this.view;
    replace(this.gave, result ? [notes(result, this.view.asked), h("section", { class: "part" }, h("h2", {}, t("tune.gave")), effects(result, this.view.asked?.finish ?? 0, (key) => void this.open(key)))] : null);
    replace(this.outcome,
      result ? outcomeSections(result, this.view.tune.points) : null,
      areas.length && result ? h("section", { class: "part" }, h("details", { class: "entry bare" }, h("summary", {}, h("span", { class: "what" }, h("b", {}, t("tune.may")))), areaList(areas))) : null);
  }
}

function askedWords(asked: Asked): string {
  return `${many("tune.where", asked.laps, { lane: asked.lane })} · ${title(asked.rules_title, asked.rules_ja)} · ${asked.on} · ${t("tune.wished", { share: percent(asked.finish) })} · ${t("tune.from", { car: asked.car })}`;
}

function figures(point: Point, laps: number): HTMLElement {
  const cut = (value: number): string => number(value / laps);
  const range = point.time_low === null || point.time_high === null ? t("tune.fewruns") : t("tune.median95", { low: cut(point.time_low), high: cut(point.time_high) });
  return h("div", { class: "headline" },
    h("div", {}, h("p", { class: "quiet small" }, t("tune.lap")), h("p", { class: "big" }, point.time === null ? t("race.never") : `${cut(point.time)} s`), h("p", { class: "quiet small" }, point.time === null ? "" : range)),
    h("div", {}, h("p", { class: "quiet small" }, t("race.finish")), h("p", { class: "big" }, percent(point.finish)), h("p", { class: "quiet small" }, t("tune.real", { range: percent(point.low, point.high) })), h("p", { class: "quiet small" }, t(point.fresh ? "tune.point.fresh" : "tune.point.search", { runs: number(point.runs, 0) }))));
}

function changeList(changes: PartChange[]): HTMLElement {
  return h("dl", { class: "changes" }, changes.map((each) => h("div", {}, h("dt", {}, placeWords(each.place)), h("dd", {}, setupWords(each.after)), h("dd", { class: "quiet small" }, t("tune.instead", { part: setupWords(each.before) })))));
}

function notes(result: Result, asked: Asked | null): Child[] {
  return [
    result.note && !result.best[0]?.confirmed ? h("p", { class: "problem" }, noteWords(result, asked)) : null,
    result.base_refused.length ? h("p", { class: "problem" }, h("b", {}, t("tune.base.refused")), ` ${result.base_refused.map(setupWords).join("; ")}`) : null,
  ];
}

function outcomeSections(result: Result, setups: number): HTMLElement {
  const reasons = result.refusals.slice(0, 8).map((each) => h("li", {}, h("span", {}, setupWords(each.reason)), h("span", { class: "figure quiet" }, number(each.count, 0))));
  return h("div", { class: "outcome" },
    h("section", { class: "part" }, h("h2", {}, t("tune.mattered")), mattered(result)),
    h("section", { class: "part" }, h("h2", {}, t("tune.refusals")),
      reasons.length ? [h("p", { class: "quiet" }, t("tune.refusals.text", { n: number(result.refused, 0), points: number(result.points, 0) }), setups > result.points ? ` ${t("tune.refusals.others")}` : ""), h("ul", { class: "refusals" }, reasons)] : h("p", { class: "quiet" }, t("tune.refusals.none"))));
}

/** Why there is no confirmed winner, in the language of the page. */
function noteWords(result: Result, asked: Asked | null): string {
  if (result.stopped === "cancelled") return t("tune.note.stopped");
  const none = t("tune.note.none", { wish: percent(asked?.finish ?? 0) });
  return result.ahead && result.best[0]?.changes.length ? `${none} ${t("tune.fastest", fastest(result.ahead))}` : none;
}
