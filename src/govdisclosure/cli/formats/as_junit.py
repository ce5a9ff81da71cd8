"""Results as JUnit XML: a suite per input, a case per result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from govdisclosure import Result
from govdisclosure.cli.findings import Checked
from govdisclosure.cli.formats.view import View
from govdisclosure.cli.words import diagnostic_words, one_line

__all__ = ["write"]


def write(checked: Iterable[Checked], view: View) -> Iterator[str]:
    """FAIL is a failure; UNCERTAIN, NOT_ASSESSABLE and what was accepted are skipped; what could not be read is an error."""
    suites = Element("testsuites", name="govdisclosure")
    for one in checked:
        suites.append(_suite(one, view))
    for total in ("tests", "failures", "errors", "skipped"):
        # what reads it adds up what stands in the suites; many show the sums of the head only
        suites.set(total, str(sum(int(suite.get(total, "0")) for suite in suites)))
    indent(suites)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield tostring(suites, encoding="unicode")


def _suite(one: Checked, view: View) -> Element:
    suite = Element("testsuite", name=one_line(one.source))
    for diagnostic in one.unread():
        case = SubElement(suite, "testcase", classname="govdisclosure.reading", name=diagnostic.path or diagnostic.code)
        SubElement(case, "error", type=diagnostic.code, message=one_line(diagnostic_words(diagnostic, one.reading, view.lang)))
    for result in one.problems() if view.only_problems else one.results:
        _case(suite, one, result, view)
    for total, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(total, str(len(list(suite.iter(tag)))))
    return suite


def _case(suite: Element, one: Checked, result: Result, view: View) -> None:
    case = SubElement(suite, "testcase", classname=result.rule, name=result.target)
    if result.status == "PASS":
        return
    accepted = " (accepted)" if one.accepted(result) else ""
    failed = result.status == "FAIL" and not accepted
    message = one_line(f"{result.status}{accepted}: {result.message[view.lang]}")
    SubElement(case, "failure" if failed else "skipped", message=message)
