// A job under way: how far it is, what it is doing, how long it still takes.

import { follow, send } from "../api";
import { h, onLeave, replace } from "../dom";
import { duration } from "../format";
import { trouble } from "../shell";
import { t } from "../texts";
import type { Job } from "../types";

const OVER = ["done", "stopped", "failed", "interrupted"];

export function jobView(first: Job, ended: (job: Job) => void): HTMLElement {
  const root = h("div", { class: "job" });
  const bar = h("i", {});
  const box = h("div", { class: "progress", role: "progressbar", "aria-valuemin": 0, "aria-valuemax": 100 }, bar);
  const words = h("p", { class: "quiet", "aria-live": "polite" });
  const lost = h("p", { class: "problem wide", role: "status", hidden: true }, t("job.lost"));
  const actions = h("div", { class: "row" });
  let stop = (): void => undefined;

  const act = async (what: "stop" | "go-on"): Promise<void> => {
    try {
      const job = await send<Job>("POST", `/api/jobs/${first.id}/${what}`);
      show(job);
      if (what === "go-on") watch();
    } catch (error) {
      trouble(error);
    }
  };
  const show = (job: Job): void => {
    const share = job.total ? job.done / job.total : 0;
    bar.style.width = `${100 * share}%`;
    const waiting = !OVER.includes(job.state) && (job.stage !== "racing" || job.done === 0);
    box.classList.toggle("waiting", waiting);
    box.hidden = OVER.includes(job.state);
    box.setAttribute("aria-valuenow", String(Math.round(100 * share)));
    replace(words, told(job));
    replace(actions,
      ["queued", "running"].includes(job.state) ? h("button", { onclick: () => void act("stop") }, t("job.stop")) : null,
      ["stopped", "failed", "interrupted"].includes(job.state) ? h("button", { onclick: () => void act("go-on") }, t(job.kind === "race" ? "job.again" : "job.goon")) : null);
  };
  const watch = (): void => {
    stop();
    stop = follow<Job>(`/api/jobs/${first.id}/events`, (job) => {
      show(job);
      if (job.state === "done") ended(job);
    }, (connected) => { lost.hidden = connected; });
  };
  root.append(h("h3", {}, first.title), actions, box, words, lost);
  show(first);
  if (!OVER.includes(first.state)) watch();
  onLeave(root, () => stop());
  return root;
}

function told(job: Job): string {
  if (job.state === "failed") return t("job.failed", { why: job.message });
  if (job.kind === "race" && ["stopped", "interrupted"].includes(job.state)) return t(`job.${job.state}.race`);
  if (job.state === "stopping" && job.stage === "compiling") return t("job.stopping.compiling");
  if (job.state !== "running") return t(`job.${job.state}`);
  if (job.stage === "racing" && job.done) {
    const left = job.left_s === null ? "" : ` · ${t("job.left", { time: duration(job.left_s) })}`;
    return t("job.racing", { done: job.done, total: job.total }) + left;
  }
  return t(`stage.${job.stage || "loading"}`);
}
