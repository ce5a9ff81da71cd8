"""Recompute the results of `govdisclosure check --proof --format json|jsonl` without the library (standard library only).

    govdisclosure check --proof --format json report.html | python verify_proofs.py

Prints how many results were recomputed, how many disagree and how many have no proof; exit code 1 if any disagrees.
"""

import json
import operator
import re
import sys
from decimal import Decimal
from typing import Any

Data = dict[str, Any]

COMPARE = {"=": operator.eq, "<=": operator.le, ">=": operator.ge}
EXACT = ("t3-balance", "t3-result-total", "t3-row-total", "t4-total")


def number(operand: Data) -> Decimal | None:
    """What an operand states, or the number that was deduced for it."""
    value = operand.get("deduced", operand["value"])
    return None if value is None else Decimal(value["amount"] if isinstance(value, dict) else value)


def terms(side: str) -> list[tuple[int, str]]:
    """A side as pairs of sign and term: `a + b - c`."""
    return [(-1 if sign == "-" else 1, term) for sign, term in re.findall(r"(?:^|([+-]) )\s*([\w.:]+)", side.strip())]


def total(side: str, values: Data) -> tuple[Decimal | int, bool]:
    """The sum of what is stated, and whether a term states nothing."""
    known = [(sign, Decimal(term) if term.isdigit() else values[term]) for sign, term in terms(side)]
    return sum(sign * value for sign, value in known if value is not None), any(value is None for _, value in known)


def outcome(formula: str, values: Data) -> tuple[bool, bool]:
    """Whether it holds for the stated numbers, and whether numbers >= 0 in the blanks could make an equation hold."""
    left, sign, right = re.fullmatch(r"(.+?) (<=|>=|=) (.+)", formula).groups()
    (first, blank), (second, other) = total(left, values), total(right, values)
    return COMPARE[sign](first, second), blank if first < second else other


def contradicts(proof: Data, values: Data) -> bool:
    """True if the weighted sum of left - right is above zero whatever numbers >= 0 the blanks hold."""
    factors = {}
    for one in proof["multipliers"]:
        for side, sign in zip(one["relation"].split(" = "), (1, -1), strict=True):
            for _, term in terms(side):
                factors[term] = factors.get(term, 0) + sign * one["multiplier"]
    stated = sum(factor * values[path] for path, factor in factors.items() if values[path] is not None)
    return stated > 0 and all(factor >= 0 for path, factor in factors.items() if values[path] is None)


def agrees(result: Data) -> bool:
    """True if the proof bears out the status."""
    proof, status = result["proof"], result["status"]
    values = {one.get("path"): number(one) for one in proof["operands"]}
    values["children"] = sum(number(one) or 0 for one in proof["operands"] if "child" in one)
    if "multipliers" in proof:
        return status == "FAIL" and contradicts(proof, values)
    if proof["formula"] == "each >= 0":
        return (status == "PASS") == all(value is None or value >= 0 for value in values.values())
    values |= {path: Decimal(filled) for path, filled in proof.get("filling", {}).items()}
    found = [outcome(formula, values) for formula in proof["formula"].split(" and ")]
    if "filling" in proof:
        return status == "UNCERTAIN" and all(holds for holds, _ in found)
    holds, could_hold = all(holds for holds, _ in found), found[0][1]
    if holds or status == "PASS":
        return holds and status == "PASS"
    return (status == "UNCERTAIN") == could_hold if result["rule"] in EXACT else True


def main() -> int:
    """Recompute what standard input holds."""
    text = sys.stdin.read()
    try:
        data = json.loads(text)
    except json.JSONDecodeError:  # `jsonl`: an object a line
        data = [json.loads(line) for line in text.splitlines() if line]
    results = [result for entry in (data if isinstance(data, list) else [data]) for result in entry["results"]]
    proved = [result for result in results if result.get("proof")]
    wrong = [result for result in proved if not agrees(result)]
    for result in wrong:
        sys.stdout.write(f"disagrees: {result['rule']} {result['target']} {result['status']}\n")
    sys.stdout.write(f"recomputed {len(proved)}, disagree {len(wrong)}, not recomputed {len(results) - len(proved)}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
