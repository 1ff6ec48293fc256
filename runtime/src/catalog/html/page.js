(() => {
  "use strict";
  const all = (what, from = document) => [...from.querySelectorAll(what)];
  const byId = (id) => document.getElementById(id);
  const [input, count, found, none, said] = [":q", ":count", ":found", ":none", ":said"].map(byId);
  const search = input.closest(".search");
  const list = found.querySelector("ul");

  const make = (tag, className, ...content) => {
    const it = document.createElement(tag);
    it.className = className;
    it.append(...content);
    return it;
  };
  const flat = (text) => text.toLowerCase().replace(/[\s_.-]+/g, "_");

  const entries = all("article").map((article) => {
    const [code, status] = [".code", ".status"].map((part) => article.querySelector(part));
    const messages = all(".message", article).map((it) => it.textContent);
    const name = code.textContent;
    const index = [name, name.replaceAll("_", " "), status.textContent, ...messages].join("\n").toLowerCase();
    const number = status.firstChild.textContent;
    return { article, code, status, number, messages, name: flat(name), index };
  });

  // A code that is what was typed comes first, then those that begin with it, then those that have it.
  const find = (words) => {
    const typed = flat(words.join("_"));
    const ranks = [[], [], [], []];
    for (const entry of entries) {
      if (!words.every((word) => entry.index.includes(word))) continue;
      const at = entry.name.indexOf(typed);
      const isIt = entry.name === typed || entry.number === typed;
      ranks[isIt ? 0 : at === 0 ? 1 : at > 0 ? 2 : 3].push(entry);
    }
    return ranks.flat();
  };

  const row = ({ article, code, status, number, messages }, words) => {
    const about = messages.find((it) => words.some((word) => it.toLowerCase().includes(word)));
    const message = make("span", "message", about ?? messages[0] ?? "");
    message.dir = "auto";
    const old = all(".badges .old", article).map((it) => it.cloneNode(true));
    const link = make("a", "", make("b", status.className, number), " ", code.cloneNode(true), ...old, " ", message);
    link.href = `#${article.id}`;
    return make("li", "", link);
  };

  // What is found lies over the page, which stays as it is: a keystroke costs what is in sight of the
  // list, and the end of a search costs nothing. More comes as the list is scrolled, which it can be: in
  // the style, it is not as high as its first rows.
  const FIRST = 12;
  const MORE = 48;
  let rest = [];
  let words = [];
  const grow = (rows) => list.append(...rest.splice(0, rows).map((entry) => row(entry, words)));
  const fill = () => {
    // Before anything is changed: after it, this would lay out the page.
    found.scrollTop = 0;
    rest = find(words);
    count.textContent = `${rest.length} of ${entries.length}`;
    none.hidden = rest.length > 0;
    list.replaceChildren();
    grow(FIRST);
  };
  const open = () => (found.inert = !words.length);
  const close = () => (found.inert = true);
  const show = () => {
    words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length) fill();
    else count.textContent = entries.length === 1 ? "1 code" : `${entries.length} codes`;
    open();
  };
  const clear = () => {
    input.value = "";
    show();
  };

  const links = new Map();
  for (const link of all("nav li a")) {
    const code = link.getAttribute("href").slice(1);
    links.set(code, [...(links.get(code) || []), link]);
  }
  const arrive = () => {
    let code = location.hash.slice(1);
    try {
      code = decodeURIComponent(code);
    } catch {}
    close();
    for (const link of all("nav a[aria-current]")) link.removeAttribute("aria-current");
    for (const link of links.get(code) || []) link.setAttribute("aria-current", "location");
    const entry = entries.find(({ article }) => article.id === code);
    if (entry) entry.article.scrollIntoView();
  };

  // The arrows go from the search to what it found, without it to the codes, and from one to the next.
  const step = (event) => {
    const isDown = event.key === "ArrowDown";
    const isInput = event.target === input;
    if (!isInput && !event.target.matches(".here, .found a")) return;
    if (isInput && !isDown) return;
    if (isInput) open();
    event.preventDefault();
    const stops = found.inert ? entries.map(({ article }) => article.querySelector(".here")) : all("a", list);
    const to = stops[stops.indexOf(event.target) + (isDown ? 1 : -1)];
    if (!to && !isDown) input.focus();
    if (!to) return;
    if (found.inert) to.closest("article").scrollIntoView();
    to.focus({ preventScroll: found.inert });
  };

  input.addEventListener("input", show);
  for (const name of ["focus", "click"]) input.addEventListener(name, open);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && words.length) list.querySelector("a")?.click();
  });
  found.addEventListener("scroll", () => {
    if (found.scrollTop + 2 * found.clientHeight > found.scrollHeight) grow(MORE);
  });
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // A link that is followed takes the focus away.
    event.preventDefault();
    if (link.hash === location.hash) arrive();
    location.hash = link.hash;
    byId(link.hash.slice(1)).querySelector(".here").focus({ preventScroll: true });
  });
  for (const name of ["focusin", "pointerdown"]) {
    document.addEventListener(name, (event) => search.contains(event.target) || close());
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && event.target !== input) {
      event.preventDefault();
      input.focus();
      input.select();
    } else if (event.key === "Escape") {
      if (search.contains(event.target)) input.focus();
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

  search.hidden = false;
  for (const button of all(".copy")) button.hidden = false;
  if (matchMedia("(max-width: 50rem)").matches) {
    for (const index of all("nav details")) index.open = false;
  }
  // The list is laid out before it is asked for: the first keystroke takes no longer than the next.
  fill();
  show();
  arrive();
})();
