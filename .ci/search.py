"""Search a built site in a browser: `python search.py SITE`. Exit code 1 if Chinese or English words are not found.

The index and the script that cuts words must agree, and only a browser runs the script. Without chromium: left out.
"""

import functools
import http.server
import re
import shutil
import subprocess
import sys
import threading
from urllib.parse import quote

WORDS = {"上年结转": "zh/tutorial/page-to-chart", "台账": "zh/how-to/read-a-finding", "applicants": "how-to/read-a-finding"}
SECONDS = 60


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Write no line for a request."""


def found(browser: str, address: str) -> set[str]:
    """The pages that the search page lists."""
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom"]
    done = subprocess.run([browser, *options, address], capture_output=True, encoding="utf-8", check=False, timeout=SECONDS)
    return set(re.findall(r'<li class="kind-[^"]*"><a href="([^"?#]*)\.html', done.stdout))


browser = shutil.which("chromium")
if browser is None:
    print("no chromium: the search is not tried")
    sys.exit(0)
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=sys.argv[1]))
threading.Thread(target=server.serve_forever, daemon=True).start()
site = f"http://127.0.0.1:{server.server_port}"
searches = {f"{search}?q={quote(words)}": page for search in ("search.html", "search-zh.html") for words, page in WORDS.items()}
missed = [search for search, page in searches.items() if page not in found(browser, f"{site}/{search}")]
print(f"the search does not find {', '.join(missed)}" if missed else f"the search finds {', '.join(WORDS)}")
sys.exit(bool(missed))
