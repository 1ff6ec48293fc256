"""Drives a catalog's HTML page in Chromium: search, links, keyboard, copies, console, contrast.

What a search takes is measured by search.py beside this.

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

    search = page.get_by_role("searchbox")
    count = page.get_by_role("search").get_by_role("status")
    found = page.get_by_role("list", name="Codes found").get_by_role("link")
    focused = "document.activeElement.hash || document.activeElement.type"
    codes = count.inner_text()

    page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")
    place = page.evaluate("scrollY")
    page.keyboard.press("/")
    assert page.evaluate(focused) == "search", "a slash is for the search"
    page.keyboard.type(CODE.lower().replace("_", " "))
    expect(found.first).to_have_attribute("href", f"#{CODE}")
    assert " of " in count.inner_text()
    search.fill("no code is like this")
    expect(page.get_by_text("No code, message or status is like that.")).to_be_visible()
    search.press("Escape")
    expect(found).to_have_count(0)
    assert count.inner_text() == codes and page.evaluate("scrollY") == place, "a search leaves the page"
    search.press("Enter")
    assert page.evaluate("scrollY") == place, "nothing is found without a search"

    search.fill(page.locator("article .status b").first.text_content())
    assert found.count() > 0, "a status is found"
    search.fill("e")
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{scheme}-{width}-search.png")
    everything = int(count.inner_text().split()[0])
    for _ in range(3):
        found.last.scroll_into_view_if_needed()
        page.wait_for_timeout(50)
    assert found.count() == min(everything, 12 + 3 * 48), "more is found as the list is scrolled"
    search.press("ArrowDown")
    first = found.first.get_attribute("href")
    assert page.evaluate(focused) == first, "an arrow leads from the search to what it found"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == first, "and back"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "search"
    for text, way in [(CODE, "Enter"), (CODE.lower(), "Enter"), (CODE, "click")]:
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        search.fill(text)
        page.keyboard.press("Enter") if way == "Enter" else found.first.click()
        page.wait_for_timeout(50)
        assert page.url.endswith(f"#{CODE}"), page.url
        assert 0 <= article.bounding_box()["y"] < 200, "what is found comes into sight"
        assert page.evaluate("document.activeElement.closest('article')?.id") == CODE, "with the focus"
        expect(found).to_have_count(0)
    search.click()
    expect(found.first).to_be_visible()
    page.mouse.click(5, height - 5)
    expect(found).to_have_count(0)

    search.fill("")
    search.press("ArrowDown")
    here = page.evaluate(focused)
    assert here == page.locator("article .here").first.get_attribute("href"), "to the first code"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == here
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "search"
    unnamed = "[...document.querySelectorAll('button, pre, a.here, input')]"
    unnamed += ".filter((it) => !it.ariaLabel && !it.labels?.length).length"
    assert page.evaluate(unnamed) == 0, "all that takes the focus has a name"
    search.fill("e")
    page.evaluate(f"location.hash = ''; location.hash = '{CODE}'")
    page.wait_for_timeout(50)
    assert found.count() == 0 and article.bounding_box()["y"] < 200, "a link leads to what the search hides"
    search.fill("")

    article.locator(".copy").first.click()
    assert page.evaluate("navigator.clipboard.readText()") == CODE
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it is too wide"
    assert not (poor := page.evaluate(CONTRAST)), f"{scheme}: {poor}"
    assert not said, said
    context.close()
    return f"{scheme} {width}: {codes}"


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
