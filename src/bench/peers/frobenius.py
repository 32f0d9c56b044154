"""Peer: Frobenius. Hands the workload and its data to the benchmark's runner in Java and checks the values of the answer.

FROBENIUS_JAVA is the command that starts the runner: `java -cp CLASSPATH org.frobenius.bench.PeerRunner`.
The modules beside run.py are found in the current folder, so that it can serve another copy of them.
"""
import json
import os
import shlex
import subprocess
import sys

sys.path.insert(0, os.getcwd())
import common  # noqa: E402
import reference  # noqa: E402
import workloads  # noqa: E402
from lang import Program  # noqa: E402


def main():
    a = common.args()
    w = workloads.get(a.name, a.n)
    wrt = w["wrt"] if isinstance(w["wrt"], list) else [w["wrt"]]
    request = dict(name=w["name"], program=w["program"], wrt=wrt, order=w["order"], limit=a.limit)
    check = w.get("check", True) and not a.once
    if check:
        prog = Program(w["program"])
        request["values"] = {k: v.tolist() for k, v in workloads.inputs(w, prog).items()}
    p = subprocess.run(shlex.split(os.environ["FROBENIUS_JAVA"]), input=json.dumps(request), stdout=subprocess.PIPE, text=True)
    lines = [s for s in p.stdout.splitlines() if s.startswith("{")]
    out = dict(peer="frobenius", name=a.name, n=a.n)
    out.update(json.loads(lines[-1]) if lines else dict(status="fail", error=f"exit {p.returncode}"))
    values = out.pop("values", None)
    if check and values is not None:
        _, _, ref = reference.derivative(w)
        out["correct"] = all(reference.close(v, ref[x]) for v, x in zip(values, wrt))
    common.emit(**out)


if __name__ == "__main__":
    main()
