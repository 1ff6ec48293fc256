(() => {
  "use strict";
  const all = (what, from = document) => [...from.querySelectorAll(what)];
  const search = document.querySelector(".search");
  const input = document.getElementById("q");
  const count = document.getElementById("count");
  const none = document.getElementById("none");
  const links = new Map();
  for (const link of all("nav li a")) {
    const code = link.getAttribute("href").slice(1);
    links.set(code, [...(links.get(code) || []), link]);
  }
  const entries = all("article").map((article) => ({
    article,
    items: (links.get(article.id) || []).map((link) => link.parentElement),
    text: [".code", ".status", ".message"]
      .flatMap((part) => all(part, article))
      .map((part) => part.textContent)
      .join(" ")
      .toLowerCase()
      .replace(/.*/s, (text) => text + " " + text.replaceAll("_", " ")),
  }));
  const groups = all("nav section").map((group) => [group, all("li", group)]);

  const show = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { article, items, text } of entries) {
      const is = words.every((word) => text.includes(word));
      found += is;
      if (article.hidden === is) {
        article.hidden = !is;
        for (const item of items) item.hidden = !is;
      }
    }
    for (const [group, items] of groups) group.hidden = items.every((item) => item.hidden);
    none.hidden = found > 0 || entries.length === 0;
    count.textContent = words.length ? `${found} of ${entries.length}` : `${entries.length} codes`;
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
    const article = document.getElementById(code);
    for (const link of all("nav a[aria-current]")) link.removeAttribute("aria-current");
    for (const link of links.get(code) || []) link.setAttribute("aria-current", "location");
    if (article && article.hidden) {
      clear();
      article.scrollIntoView();
    }
  };

  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
    if (event.key === "Enter") {
      const first = entries.find(({ article }) => !article.hidden);
      if (first) {
        location.hash = first.article.id;
        first.article.querySelector(".here").focus();
      }
    }
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
  document.addEventListener("click", async (event) => {
    const button = event.target.closest(".copy");
    if (!button) return;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Not allowed";
    }
    setTimeout(() => (button.textContent = "Copy"), 1500);
  });
  addEventListener("hashchange", arrive);

  search.hidden = false;
  for (const button of all(".copy")) button.hidden = false;
  if (matchMedia("(max-width: 50rem)").matches) {
    for (const index of all("nav details")) index.open = false;
  }
  show();
  arrive();
})();
