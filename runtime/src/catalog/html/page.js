(() => {
  "use strict";
  const all = (what, from = document) => [...from.querySelectorAll(what)];
  const byId = (id) => document.getElementById(id);
  const [input, count, none, said] = ["q", "count", "none", "said"].map(byId);

  // What is hidden once nothing in it is left: a part of the page, a list of links, its section.
  const boxes = new Map();
  const boxesOf = (element) =>
    [".part", "nav ul", "nav section"].flatMap((what) => {
      const around = element.closest(what);
      if (!around) return [];
      if (!boxes.has(around)) boxes.set(around, { around, holds: 0, isShown: true });
      const box = boxes.get(around);
      box.holds += 1;
      return [box];
    });
  const links = new Map();
  for (const link of all("nav li a")) {
    const code = link.getAttribute("href").slice(1);
    links.set(code, [...(links.get(code) || []), link]);
  }
  const entries = all("article").map((article) => {
    const rows = [article, ...(links.get(article.id) || []).map((link) => link.parentElement)];
    const text = [".code", ".status", ".message"]
      .flatMap((part) => all(part, article))
      .map((part) => part.textContent)
      .join(" ")
      .toLowerCase();
    const index = text + " " + text.replaceAll("_", " ");
    return { article, rows, index, boxes: rows.flatMap(boxesOf), isShown: true };
  });

  // Only what changes is touched, and nothing is measured after that: of what is out of sight,
  // the browser then lays out nothing.
  const show = () => {
    if (scrollY > 0 && input.value) scrollTo(0, 0);
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const entry of entries) {
      const isShown = words.every((word) => entry.index.includes(word));
      found += isShown;
      if (isShown === entry.isShown) continue;
      entry.isShown = isShown;
      for (const row of entry.rows) row.hidden = !isShown;
      for (const box of entry.boxes) box.holds += isShown ? 1 : -1;
    }
    for (const box of boxes.values()) {
      if (box.isShown === box.holds > 0) continue;
      box.isShown = box.holds > 0;
      box.around.hidden = !box.isShown;
    }
    none.hidden = found > 0 || entries.length === 0;
    const codes = entries.length === 1 ? "1 code" : `${entries.length} codes`;
    count.textContent = words.length ? `${found} of ${entries.length}` : codes;
  };

  const clear = () => {
    input.value = "";
    show();
  };

  const arrive = () => {
    let code = location.hash.slice(1);
    try {
      code = decodeURIComponent(code);
    } catch {}
    for (const link of all("nav a[aria-current]")) link.removeAttribute("aria-current");
    for (const link of links.get(code) || []) link.setAttribute("aria-current", "location");
    const entry = entries.find(({ article }) => article.id === code);
    if (entry && !entry.isShown) clear();
    if (entry) entry.article.scrollIntoView();
  };

  // The arrows go from the search to the codes that it found, and from one to the next.
  const step = (event) => {
    const from = event.target === input ? -1 : entries.findIndex(({ article }) => article.contains(event.target));
    const isLink = event.target === input || event.target.matches(".here");
    if (!isLink || (event.key === "ArrowUp" && event.target === input)) return;
    event.preventDefault();
    const found = entries.filter(({ isShown }, at) => isShown && (event.key === "ArrowDown" ? at > from : at < from));
    const to = event.key === "ArrowDown" ? found[0] : found.at(-1);
    if (to) {
      to.article.scrollIntoView();
      to.article.querySelector(".here").focus({ preventScroll: true });
    } else if (event.key === "ArrowUp") {
      input.focus();
    }
  };

  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const found = entries.filter(({ isShown }) => isShown);
    const code = input.value.trim().toUpperCase().replace(/[\s-]+/g, "_");
    const to = found.find(({ article }) => article.id.toUpperCase() === code) || found[0];
    if (to) {
      location.hash = to.article.id;
      to.article.querySelector(".here").focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && event.target !== input) {
      event.preventDefault();
      input.focus();
      input.select();
    } else if (event.key === "Escape") {
      clear();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      step(event);
    }
  });
  document.addEventListener("click", async (event) => {
    const button = event.target.closest(".copy");
    if (!button) return;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = said.textContent = "Copied";
    } catch {
      button.textContent = said.textContent = "Not allowed";
    }
    setTimeout(() => {
      button.textContent = "Copy";
      said.textContent = "";
    }, 1500);
  });
  addEventListener("hashchange", arrive);

  document.querySelector(".search").hidden = false;
  for (const button of all(".copy")) button.hidden = false;
  if (matchMedia("(max-width: 50rem)").matches) {
    for (const index of all("nav details")) index.open = false;
  }
  show();
  arrive();
})();
