"""Sphinx configuration. Builds offline: nothing is fetched, so names of other projects are not linked."""

import sys
from importlib.metadata import version as version_of
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "govdisclosure"
author = "the authors of govdisclosure"
version = release = version_of("govdisclosure")
language = "en"

extensions = ["sphinx.ext.autodoc", "sphinx.ext.viewcode", "myst_parser", "declared", "two_languages", "chinese_theme"]
exclude_patterns = ["_build", "_ext", "notebooks"]
default_role = "code"
nitpick_ignore_regex = [
    (r"py:.*", r"(?!govdisclosure\.).*"),
    (r"py:class", r"govdisclosure\.(schema\.given\.Holder|plot\.drawing\.Picture)"),
    (r"py:class", r"govdisclosure\.(interchange\.rows\._Reading|frames\.schemas\.Schema)"),
]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "separated"
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "govdisclosure"
html_copy_source = False
html_show_copyright = False  # the README names the licence
html_search_language = "govdisclosure"  # words of English and pairs of Chinese characters: see _ext/two_languages.py
html_static_path = ["_static"]
html_css_files = ["site.css"]
linkcheck_ignore = [r"https?://"]  # the builder `linkcheck` works offline: it judges the links inside the docs
