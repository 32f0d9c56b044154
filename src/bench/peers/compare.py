"""Frobenius against SymPy on the symbolic workloads:  compare.py [OUT.jsonl] [--only s01,s02] [--limit 60]

Runs both for each workload in turn, each in a process of its own, checks every answer by numbers, and prints the
times, their ratio, and the median ratio. Of SymPy's three ways to write a scalar the fastest right one counts.
Needs numpy, scipy, sympy, and FROBENIUS_JAVA (see frobenius.py).
"""
import argparse
import json
import os
import statistics
import subprocess
import sys

import workloads

HERE = os.path.dirname(os.path.abspath(__file__))
SYMPY = [["sympy_matrix.py", "--variant", v] for v in ("m11", "trace", "apply")]


def call(args, limit):
    try:
        p = subprocess.run([sys.executable, *args], cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=4 * limit + 60)
        return json.loads(p.stdout.strip().splitlines()[-1])
    except (subprocess.TimeoutExpired, ValueError, IndexError):
        return dict(status="fail", error="no answer")


def seconds(d):
    """A busy machine disturbs the processor's time less than the wall clock."""
    return min(d["derive_s"], d.get("derive_cpu_s") or d["derive_s"])


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("out", nargs="?", default=os.devnull)
    ap.add_argument("--only", default="")
    ap.add_argument("--limit", type=float, default=60)
    a = ap.parse_args()
    ratios = []
    with open(a.out, "a") as out:
        for name in workloads.SYMBOLIC:
            if not any(name.startswith(o) for o in a.only.split(",")):
                continue
            ask = ["--name", name, "--limit", str(a.limit)]
            sympy = [call(v + ask, a.limit) for v in SYMPY]
            ours = call(["frobenius.py"] + ask, a.limit)
            for d in sympy + [ours]:
                out.write(json.dumps(dict(d, name=name)) + "\n")
            right = [d for d in sympy if d["status"] == "ok" and d.get("correct")]
            theirs = min(map(seconds, right), default=None)
            mine = seconds(ours) if ours["status"] == "ok" and ours.get("correct") else None
            both = theirs is not None and mine is not None
            if both:
                ratios.append(theirs / mine)
            show = lambda t: f"{1e3 * t:12.3f} ms" if t is not None else f"{'no right answer':>15}"
            print(f"{name:26} {show(theirs)} {show(mine)} {f'{theirs / mine:9.1f}' if both else ''}", flush=True)
    if ratios:
        print(f"both right: {len(ratios)}; ratio: median {statistics.median(ratios):.1f}, least {min(ratios):.1f}")


if __name__ == "__main__":
    main()
