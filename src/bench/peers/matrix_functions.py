#!/usr/bin/env python3
"""SciPy's errors on the references of MatrixFunctionAccuracyTest, and the cost ratios of its functions.

    python3 src/bench/peers/matrix_functions.py
"""
import pathlib, time, warnings
import numpy as np
import scipy
from scipy import linalg

warnings.simplefilter('ignore')
DATA = pathlib.Path(__file__).resolve().parents[2] / 'test/resources/org/frobenius/numeric/matrix-functions.tsv'
EPS = 2.0 ** -52
PEERS = {
    'exp': (linalg.expm, lambda x, e: linalg.expm_frechet(x, e, compute_expm=False)), 'log': (linalg.logm, None),
    'sqrt': (linalg.sqrtm, None), 'sin': (linalg.sinm, None), 'cos': (linalg.cosm, None), 'tan': (linalg.tanm, None),
    'sinh': (linalg.sinhm, None), 'cosh': (linalg.coshm, None), 'tanh': (linalg.tanhm, None),
    'z -> z^(1/3)': (lambda x: linalg.fractional_matrix_power(x, 1 / 3), None),
    'z -> z^(-7/10)': (lambda x: linalg.fractional_matrix_power(x, -0.7), None),
}


def show(case, name, order, value, exact, condition):
    error = np.linalg.norm(value - exact) / np.linalg.norm(exact)
    print('%-18s %-26s L%d  error %8.1e  units %8.2f' % (name, case, order, error, error / max(1, condition) / EPS))


print('SciPy', scipy.__version__, 'NumPy', np.__version__)
for line in DATA.read_text().splitlines():
    if line.startswith('#'):
        continue
    case, name, n, c0, c1, _, *rest = line.split('\t')
    n = int(n)
    x, e, _, value, first, _ = [np.array(r.split(' '), float).reshape(n, n) for r in rest]
    f, derivative = PEERS.get(name, (None, None))
    if f:
        show(case, name, 0, f(x), value, float(c0))
    if derivative:
        show(case, name, 1, derivative(x, e), first, float(c1))

rng = np.random.default_rng(1)
x = 4 * np.eye(40) + rng.standard_normal((40, 40)) / 3
e = rng.standard_normal((40, 40))


def milliseconds(call):
    best = 1e9
    for _ in range(30):
        start = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - start)
    return best * 1e3


for name, (f, derivative) in PEERS.items():
    block = np.block([[x, e], [np.zeros_like(x), x]])
    print('%-18s n = 40: f %8.2f ms, block form of twice the size %8.2f ms' % (name, milliseconds(lambda: f(x)), milliseconds(lambda: f(block))))
print('expm_frechet       n = 40: %8.2f ms' % milliseconds(lambda: linalg.expm_frechet(x, e, compute_expm=False)))
