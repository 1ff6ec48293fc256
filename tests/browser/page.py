"""Drives a catalog's HTML page in Chromium: search, links, keyboard, copies, console, contrast.

    pip install playwright
    cargo run --example server -- explain --format html > page.html
    python tests/browser/page.py page.html [CODE]

CHROMIUM names the browser; /usr/bin/chromium without it. SHOTS names a folder for screenshots.
"""

import os
import sys
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

PAGE = Path(sys.argv[1]).resolve().as_uri()
CODE = sys.argv[2] if len(sys.argv) > 2 else "PAYMENT_REQUIRED"
SHOTS = os.environ.get("SHOTS")

CONTRAST = """() => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const part = (v) => ((v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const behind = (it) => {
    for (; it; it = it.parentElement) {
      const color = rgb(getComputedStyle(it).backgroundColor);
      if (color.length < 4 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const poor = new Set();
  for (const it of document.querySelectorAll("body *")) {
    const own = [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !it.checkVisibility() || /SCRIPT|STYLE/.test(it.tagName)) continue;
    const [a, b] = [light(rgb(getComputedStyle(it).color)), light(behind(it))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.add(it.tagName + "." + it.className);
  }
  return [...poor];
}"""

# For each text, how long the handler of an input takes, and the frame that shows what it did: from
# its first callback to after its paint.
TIMES = """async (texts) => {
  const q = document.getElementById("q");
  const pause = () => new Promise((done) => setTimeout(done, 50));
  const frame = () => new Promise((done) => requestAnimationFrame(() => {
    const start = performance.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now() - start);
    port2.postMessage(0);
  }));
  const times = [];
  for (const text of texts) {
    await pause();
    const idle = await frame();
    await pause();
    const start = performance.now();
    q.value = text;
    q.dispatchEvent(new Event("input"));
    const handler = performance.now() - start;
    times.push([handler, await frame(), idle]);
  }
  return times;
}"""


def measure(page):
    """The least and the median of several runs, each of the text that takes longest in it."""
    texts = ["4", "40", "404", "", "not", "not f", "x", "", "429", "7", ""]
    runs = [[max(times) for times in zip(*page.evaluate(TIMES, texts))] for _ in range(5)]
    names = ["handler", "frame", "idle frame"]
    parts = zip(names, [sorted(times) for times in zip(*runs)])
    return ", ".join(f"{name} {t[0]:.1f} to {t[len(t) // 2]:.1f} ms" for name, t in parts)


def drive(browser, width, height, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda it: it.url.split("#")[0] != PAGE and said.append(it.url))

    page.goto(f"{PAGE}#{CODE}")
    article = page.locator(f"article[id='{CODE}']")
    page.wait_for_timeout(100)
    top = article.bounding_box()["y"]
    assert 0 <= top < 200, f"a deep link leads to {top}"
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{scheme}-{width}.png")

    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q", "a slash is for the search"
    everything = page.locator("article:visible").count()
    page.keyboard.type(CODE.lower().replace("_", " "))
    assert article.is_visible() and page.locator("article:visible").count() < everything
    assert " of " in page.locator("#count").inner_text()
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#{CODE}"), page.url
    page.locator("#q").fill("no code is like this")
    assert page.locator("#none").is_visible()
    page.locator("#q").press("Escape")
    # What is out of sight comes back in later frames.
    expect(page.locator("article:visible")).to_have_count(everything)
    page.locator("#q").fill(page.locator("article .status b").first.inner_text())
    assert page.locator("article:visible").count() > 0, "a status is found"
    page.locator("#q").fill("e")
    page.locator("#q").press("ArrowDown")
    focused = "document.activeElement.closest('article')?.id"
    first = page.evaluate(focused)
    assert first, "an arrow leads from the search to the first code"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == first, "and back"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "q"
    unnamed = "[...document.querySelectorAll('button, pre, a.here, input')]"
    unnamed += ".filter((it) => !it.ariaLabel && !it.labels?.length).length"
    assert page.evaluate(unnamed) == 0, "all that takes the focus has a name"
    page.evaluate(f"location.hash = ''; location.hash = '{CODE}'")
    page.wait_for_timeout(50)
    assert article.is_visible(), "a link leads to what the search hides"
    page.locator("#q").fill("")

    article.locator(".copy").first.click()
    assert page.evaluate("navigator.clipboard.readText()") == CODE
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it is too wide"
    assert not (poor := page.evaluate(CONTRAST)), f"{scheme}: {poor}"
    times = measure(page)
    assert not said, said
    context.close()
    return f"{scheme} {width}, the slowest search: {times}"


def without_scripts(browser):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(PAGE)
    assert page.locator("article:visible").count() > 0
    assert not page.locator(".copy:visible, .search:visible").count()


with sync_playwright() as playwright:
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    for width, height in [(1280, 900), (390, 844)]:
        for scheme in ["light", "dark"]:
            print(drive(browser, width, height, scheme))
    without_scripts(browser)
    browser.close()
