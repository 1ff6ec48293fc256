(() => {
  "use strict";
  const all = (what, from = document) => [...from.querySelectorAll(what)];
  const byId = (id) => document.getElementById(id);
  const [input, count, none, said] = ["q", "count", "none", "said"].map(byId);

  const links = new Map();
  for (const link of all("nav li a")) {
    const code = link.getAttribute("href").slice(1);
    links.set(code, [...(links.get(code) || []), link]);
  }
  // What shows entries: a part of the page, a section of links.
  const boxes = new Map();
  const entries = all("article").map((article) => {
    const text = [".code", ".status", ".message"]
      .flatMap((part) => all(part, article))
      .map((part) => part.textContent)
      .join(" ")
      .toLowerCase();
    const entry = { article, index: text + " " + text.replaceAll("_", " "), isFound: true };
    for (const row of [article, ...(links.get(article.id) || []).map((link) => link.parentElement)]) {
      const around = row.closest(".part, nav section");
      if (!boxes.has(around)) boxes.set(around, { around, rows: [], isShown: true });
      boxes.get(around).rows.push({ row, entry, isShown: true });
    }
    return entry;
  });

  // Only what changes is touched, a box instead of all that is in it, and nothing is measured after
  // that: of what is out of sight, the browser then lays out nothing.
  const show = () => {
    if (scrollY > 0 && input.value) scrollTo(0, 0);
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const entry of entries) {
      entry.isFound = words.every((word) => entry.index.includes(word));
      found += entry.isFound;
    }
    for (const box of boxes.values()) {
      const isShown = box.rows.some(({ entry }) => entry.isFound);
      if (box.isShown !== isShown) box.around.hidden = !(box.isShown = isShown);
      if (!isShown) continue;
      for (const it of box.rows) {
        if (it.isShown !== it.entry.isFound) it.row.hidden = !(it.isShown = it.entry.isFound);
      }
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
    if (entry && !entry.isFound) clear();
    if (entry) entry.article.scrollIntoView();
  };

  // The arrows go from the search to the codes that it found, and from one to the next.
  const step = (event) => {
    const from = event.target === input ? -1 : entries.findIndex(({ article }) => article.contains(event.target));
    const isLink = event.target === input || event.target.matches(".here");
    if (!isLink || (event.key === "ArrowUp" && event.target === input)) return;
    event.preventDefault();
    const found = entries.filter(({ isFound }, at) => isFound && (event.key === "ArrowDown" ? at > from : at < from));
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
    const found = entries.filter(({ isFound }) => isFound);
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
