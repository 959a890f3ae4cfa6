// The page reads without this: it adds a light/dark switch, read-outs under the pointer, and whole lists on paper.
(() => {
  const root = document.documentElement;
  const button = document.querySelector(".switch");
  button.hidden = false;
  button.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  for (const figure of document.querySelectorAll("[data-readings]")) {
    const readings = JSON.parse(figure.dataset.readings);
    const output = figure.querySelector("output");
    for (const svg of figure.querySelectorAll("svg[data-plot]")) {
      const [left, right] = svg.dataset.plot.split(" ").map(Number);
      const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
      line.setAttribute("class", "pointer");
      line.setAttribute("y1", 24);
      line.setAttribute("y2", svg.viewBox.baseVal.height - 40);
      svg.addEventListener("pointermove", (event) => {
        const box = svg.getBoundingClientRect();
        const x = ((event.clientX - box.left) / box.width) * svg.viewBox.baseVal.width;
        const share = (x - left) / (right - left);
        if (share < 0 || share > 1) return;
        const near = readings.reduce((a, b) => (Math.abs(b[0] - share) < Math.abs(a[0] - share) ? b : a));
        line.setAttribute("x1", left + near[0] * (right - left));
        line.setAttribute("x2", left + near[0] * (right - left));
        svg.append(line);
        output.textContent = near[1];
      });
      svg.addEventListener("pointerleave", () => { line.remove(); output.textContent = ""; });
    }
  }

  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
})();
