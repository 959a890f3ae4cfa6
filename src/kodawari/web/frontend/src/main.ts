import "./style.css";

import { route, render, startRouter } from "./router";
import { build, problem, show } from "./shell";
import { startTexts } from "./texts";
import { home } from "./pages/home";
import { garage } from "./pages/garage";
import { later } from "./pages/later";
import { h } from "./dom";
import type { Page } from "./router";

/** A page that is loaded when it is first opened, and that tells what goes wrong instead of staying blank. */
function lazily(load: () => Promise<Page>): Page {
  return async (query) => {
    try {
      return await (await load())(query);
    } catch (error) {
      return h("div", {}, problem(error));
    }
  };
}

const now = (page: Page): Page => lazily(() => Promise.resolve(page));

route("/", "home", now(home));
route("/garage", "garage", now(garage));
route("/car", "garage", lazily(async () => (await import("./pages/car")).car));
route("/compare", "garage", lazily(async () => (await import("./pages/compare")).compare));
route("/sheet", "garage", lazily(async () => (await import("./pages/sheet")).sheet));
route("/race", "race", lazily(async () => (await import("./pages/race")).race));
route("/replay", "race", lazily(async () => (await import("./pages/replay")).replay));
route("/tune", "tune", lazily(async () => (await import("./pages/tune")).tune));
route("/course", "course", lazily(async () => (await import("./pages/course")).course));
route("/kei", "kei", now(later("kei")));

await startTexts();
build();
startRouter(show);
await render();
