"""Measures what a search on a catalog's HTML page costs Chromium, keystroke by keystroke.

    pip install playwright
    cargo bench -p errwire-benches --bench catalog -- "$PWD/page.html"
    python tests/browser/search.py page.html

For each keystroke, the milliseconds of the main thread from the key's task to the end of the last frame in
which elements change: script, style, layout, paint and commit. It is CPU time, the median and the largest of
several runs; what the browser waits for, and what other programs take, is no part of it. Beside them is the
number of those frames: an answer is in the first. `-v` prints every keystroke, not only the slowest.

CHROMIUM names the browser; /usr/bin/chromium without it. It paints without a GPU.
"""

import json
import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

RUNS = 5
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
PLACES = {"at the top": 0, "in the middle": 0.5}
CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "cc"]
EMPTY = ["Control+a", "Delete"]
# What is pressed for one change of the text: a letter that is in everything, and gone; a status, longer and
# shorter; words; another text instead, without a match; all of it cleared at once; by Escape.
STEPS = [[key] for key in ["e", "Backspace", "4", "2", "9", *["Backspace"] * 3, *"not fou"]]
STEPS += [["Control+a", "z"], ["z"], EMPTY, ["o"], EMPTY, ["t"], ["Escape"], ["7"], ["Backspace"]]


def text(page):
    return page.evaluate("document.querySelector('[type=search]').value")


def answer(events):
    """The time in ms, and the number of frames in which elements change."""
    inputs = [it for it in events if it["name"] == "EventDispatch" and it["args"]["data"]["type"] == "keydown"]
    key = max(inputs, key=lambda it: it["ts"])
    thread = [
        it
        for it in events
        if it.get("ph") == "X" and (it["pid"], it["tid"]) == (key["pid"], key["tid"])
    ]
    end = lambda it: it["ts"] + it["dur"]
    tasks = sorted((it for it in thread if it["name"] == "RunTask"), key=lambda it: it["ts"])
    tasks = [it for it in tasks if end(it) > key["ts"]]
    frames = [it for it in thread if it["name"] == "ProxyMain::BeginMainFrame" and it["ts"] > key["ts"]]
    styles = [it for it in thread if it["name"] == "UpdateLayoutTree" and it["args"].get("elementCount", 0) > 1]
    changing = lambda frame: any(frame["ts"] <= it["ts"] < end(frame) for it in styles)
    frames.sort(key=lambda it: it["ts"])
    shows = [frames[0], *filter(changing, frames[1:])]
    time = sum(it.get("tdur", it["dur"]) for it in tasks if it["ts"] < end(shows[-1]))
    return time / 1000, len(shows)


def measure(browser, page, keys):
    *before, last = keys
    for key in before:
        page.keyboard.press(key)
        page.wait_for_timeout(50)
    browser.start_tracing(page=page, categories=CATEGORIES)
    page.keyboard.press(last)
    page.wait_for_timeout(100)
    # On a busy machine, the frame may be still to come.
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)))")
    return answer(json.loads(browser.stop_tracing())["traceEvents"])


def run(browser, address, size, place):
    page = browser.new_page(viewport=dict(zip(["width", "height"], size)))
    page.goto(address)
    page.wait_for_timeout(500)
    times = {}
    for _ in range(RUNS):
        for at, keys in enumerate(STEPS):
            old = text(page)
            if not old:
                page.evaluate(f"scrollTo(0, {place} * document.documentElement.scrollHeight)")
                page.wait_for_timeout(150)
            page.evaluate("document.querySelector('[type=search]').focus({ preventScroll: true })")
            page.wait_for_timeout(50)
            time = measure(browser, page, keys)
            times.setdefault((at, f"{old!r} to {text(page)!r}"), []).append(time)
    page.close()
    rows = [(sorted(it[0] for it in all), max(it[1] for it in all), name) for (_, name), all in times.items()]
    return sorted(rows, key=lambda row: row[0][RUNS // 2], reverse=True)


def main():
    words = [word for word in sys.argv[1:] if word != "-v"]
    address = Path(words[0]).resolve().as_uri()
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        args = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=chromium, args=args)
        for name, size in SIZES.items():
            for where, place in PLACES.items():
                rows = run(browser, address, size, place)
                largest = max(row[0][-1] for row in rows)
                print(f"{name}, {where}: the slowest keystroke, and the largest of all runs {largest:.1f} ms")
                for times, frames, what in rows if "-v" in sys.argv else rows[:1]:
                    print(f"  {what:22} {times[RUNS // 2]:5.1f} ms, {frames} frame{'s' * (frames > 1)}")
        browser.close()


main()
