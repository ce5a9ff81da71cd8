"""Look through a built site: `python links.py SITE`.

Every link, picture and anchor inside it leads somewhere, every page leads to the other language, and the search finds
Chinese words. Exit code 1 if not.
"""

import json
import re
import sys
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag

site = Path(sys.argv[1]).resolve()
_target = re.compile(r'<(?:a|img|link|script|source)\b[^>]*?\b(?:href|src)="([^"]*)"')
_anchor = re.compile(r'\b(?:id|name)="([^"]*)"')

pages = {path: path.read_text("utf-8") for path in site.rglob("*.html") if "_modules" not in path.parts}  # those are of viewcode
anchors = {path: {unescape(name) for name in _anchor.findall(text)} for path, text in pages.items()}


def broken(page: Path, link: str) -> bool:
    """True if a link inside the site leads nowhere."""
    path, anchor = urldefrag(unescape(link))
    if re.match(r"[a-z]+:|//", path):
        return False
    target = (page.parent / unquote(path).partition("?")[0]).resolve() if path else page
    if target.is_dir():
        target /= "index.html"
    return not target.is_file() or bool(anchor and target in anchors and unquote(anchor) not in anchors[target])


SPECIAL = {"genindex.html", "search.html", "search-zh.html", "py-modindex.html"}
found = [
    f"{page.relative_to(site)}: {link}" for page, text in pages.items() for link in _target.findall(text) if broken(page, link)
]
found += [
    f"{page.relative_to(site)}: says no language"
    for page, text in pages.items()
    if not re.search(r'<html[^>]*\blang="(?:en|zh-CN)"', text)
]
found += [
    f"{page.relative_to(site)}: no way to the other language"
    for page, text in pages.items()
    if page.name not in SPECIAL and 'class="language"' not in text
]

index = json.loads((site / "searchindex.js").read_text("utf-8").removeprefix("Search.setIndex(").removesuffix(")"))


def documents(words: str) -> set[str]:
    """The pages in which the search finds a term."""
    hits = [part.get(words, []) for part in (index["terms"], index["titleterms"])]
    numbers = [number for hit in hits for number in ([hit] if isinstance(hit, int) else hit)]
    return {index["docnames"][number] for number in numbers}


WANTED = {
    "上年": "zh/tutorial/page-to-chart",
    "年结": "zh/tutorial/page-to-chart",
    "核对": "zh/how-to/read-a-finding",
    "notebook": "maintaining/the-docs",
}
found += [f"the search does not find {words} in {page}" for words, page in WANTED.items() if page not in documents(words)]

print("\n".join(found) or f"{len(pages)} pages: every link leads somewhere")
sys.exit(bool(found))
