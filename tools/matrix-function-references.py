#!/usr/bin/env python3
"""Reference values of matrix functions, f(X), L(f, X, E) and L(f, X, E, F), for MatrixFunctionAccuracyTest.

    python3 tools/matrix-function-references.py > src/test/resources/org/frobenius/numeric/matrix-functions.tsv

The matrix is disturbed by 1e-120 times a fixed random matrix, which makes its eigenvalues differ (Davies, Approximate
diagonalization, 2007), and diagonalized with 700 digits; f and the derivatives follow from the eigenvalues and their first and
second divided differences (Daleckii & Krein). The disturbance and what cancels leave far over 50 digits.

A line: case, function, n, condition numbers of f, L and L2, and X, E, F, f, L, L2 by rows. The condition numbers are relative, in
the Frobenius norm: of f the 2-norm of the n^2 x n^2 matrix of E -> L(f, X, E); of L that of F -> L(f, X, E, F); of L2 the change
under one small random disturbance, times n (what a random direction falls short of the worst one on average).
"""
import random, sys
import numpy as np
from mpmath import mp, mpf, matrix

mp.dps = 700
DISTURBANCE = mpf(10) ** -120

FUNCTIONS = {
    'exp': mp.exp, 'log': mp.log, 'sqrt': mp.sqrt, 'sin': mp.sin, 'cos': mp.cos, 'tan': mp.tan, 'sinh': mp.sinh,
    'cosh': mp.cosh, 'tanh': mp.tanh, 'z -> z^(1/3)': lambda z: mp.exp(mp.log(z) / 3),
    'z -> z^(-7/10)': lambda z: mp.exp(-7 * mp.log(z) / 10), 'z -> 1/(1 + exp(z))': lambda z: 1 / (1 + mp.exp(z)),
}
COMPOSED = {
    'z -> 1/(1 + exp(z))': FUNCTIONS['z -> 1/(1 + exp(z))'], 'z -> exp(z) - 1 - z': lambda z: mp.exp(z) - 1 - z,
    'z -> z/(1 + z^2/50)': lambda z: z / (1 + z ** 2 / 50), 'z -> sqrt(1 + exp(z))': lambda z: mp.sqrt(1 + mp.exp(z)),
    'z -> log(3 + cos(z))': lambda z: mp.log(3 + mp.cos(z)), 'z -> tanh(z)*exp(-z^2)': lambda z: mp.tanh(z) * mp.exp(-z ** 2),
}
ON_HALF_PLANE = {'log', 'sqrt', 'z -> z^(1/3)', 'z -> z^(-7/10)'}

rng = random.Random(20080901)


def rand(n, scale=1.0):
    return [[rng.uniform(-1, 1) * scale for _ in range(n)] for _ in range(n)]


def jordan(n, value, above=1.0):
    return [[value if i == j else above if j == i + 1 else 0.0 for j in range(n)] for i in range(n)]


def plus(a, b):
    return [[x + y for x, y in zip(r, s)] for r, s in zip(a, b)]


def eye(n, value):
    return jordan(n, value, 0.0)


def similar(n, values):
    q = np.linalg.qr(np.array(rand(n)))[0]
    s = q @ np.diag(values) @ q.T
    return ((s + s.T) / 2).tolist()


def triangular(diagonal, above):
    n = len(diagonal)
    return [[diagonal[i] if i == j else above if j > i else 0.0 for j in range(n)] for i in range(n)]


ANY = {
    'small': rand(4, 1e-3), 'moderate': rand(4), 'norm 20': rand(4, 10.0), 'nilpotent': jordan(4, 0.0), 'Jordan block': jordan(4, 0.5),
    'complex pairs': [[0.3, 2.0, 0.1, 0.0], [-2.0, 0.3, 0.0, 0.2], [0.0, 0.0, 1.0, 1.5], [0.1, 0.0, -1.5, 1.0]],
    'symmetric': similar(4, [1.2, 0.7, -0.4, -1.1]), 'symmetric, repeated': similar(4, [0.9, 0.9, 0.9, -0.5]),
    'identity': eye(3, 1.0), 'non-normal triangular': triangular([0.1, 0.2, -0.3, 0.15], 30.0),
    'nearly defective': triangular([0.5, 0.5 + 1e-9, 0.5 - 1e-9], 1.0), 'overscaled': [[0.0, 1e6], [0.0, 0.0]], 'scalar': [[0.7]],
}
HALF_PLANE = {
    'well conditioned': plus(rand(4, 0.5), eye(4, 2.0)), 'Jordan block': jordan(4, 0.5), 'Jordan block near zero': jordan(3, 1e-3),
    'near singular': triangular([1e-10, 1.0, 2.0], 0.5), 'symmetric': similar(4, [3.0, 1.0, 0.5, 0.2]),
    'symmetric, repeated': similar(4, [2.0, 2.0, 2.0, 0.5]), 'symmetric, near singular': similar(3, [1.0, 0.5, 1e-8]),
    'identity': eye(3, 1.0), 'large norm': plus(rand(4, 1e5), eye(4, 4e5)),
    'complex pairs': [[0.1, 2.0, 0.1, 0.0], [-2.0, 0.1, 0.0, 0.2], [0.0, 0.0, 0.5, 1.5], [0.1, 0.0, -1.5, 0.5]],
    'near the cut': [[-1.0, 1e-2, 0.3], [-1e-2, -1.0, 0.1], [0.0, 0.0, 1.0]],
    'non-normal triangular': triangular([1.0, 2.0, 3.0, 1.5], 30.0), 'nearly defective': triangular([0.5, 0.5 + 1e-9, 0.5 - 1e-9], 1.0),
    'scalar': [[0.7]],
}


class Spectral:
    def __init__(self, f, x):
        self.n = n = x.rows
        self.w, self.v = mp.eig(x) if n > 1 else ([x[0, 0]], mp.eye(1))
        self.inv = mp.inverse(self.v)
        self.f = [f(w) for w in self.w]
        self.one = [[self.first(f, i, j) for j in range(n)] for i in range(n)]

    def first(self, f, i, j):
        return mp.diff(f, self.w[i]) if i == j else (self.f[i] - self.f[j]) / (self.w[i] - self.w[j])

    def second(self, f, i, j, k):
        if i == j == k:
            return mp.diff(f, self.w[i], 2) / 2
        if i != k:
            return (self.one[i][j] - self.one[j][k]) / (self.w[i] - self.w[k])
        return (self.one[i][j] - self.one[i][i]) / (self.w[j] - self.w[i])

    def value(self):
        return self.v * mp.diag(self.f) * self.inv

    def frechet(self, e):
        h = self.inv * e * self.v
        return self.v * matrix([[self.one[i][j] * h[i, j] for j in range(self.n)] for i in range(self.n)]) * self.inv

    def frechet2(self, f, e, g):
        r, n = range(self.n), self.n
        if not hasattr(self, 'two'):
            self.two = [[[self.second(f, i, j, k) for k in r] for j in r] for i in r]
        a, b = self.inv * e * self.v, self.inv * g * self.v
        m = [[sum(self.two[i][j][k] * (a[i, j] * b[j, k] + b[i, j] * a[j, k]) for j in r) for k in r] for i in r]
        return self.v * matrix(m) * self.inv


def norm(m):
    return mp.sqrt(sum(abs(x) ** 2 for x in m))


def norm_of_map(op, n):
    """The 2-norm, all columns divided by one number so that doubles hold them."""
    columns = []
    for i in range(n):
        for j in range(n):
            unit = mp.zeros(n)
            unit[i, j] = 1
            columns.append([x.real for x in op(unit)])
    size = max(max(abs(x) for x in c) for c in columns)
    if size == 0:
        return mpf(0)
    return size * mpf(float(np.linalg.norm(np.array([[float(x / size) for x in c] for c in columns]), 2)))


def disturbed(x, by):
    r = random.Random(7)
    n = x.rows
    return x + by * matrix([[mpf(r.uniform(-1, 1)) for _ in range(n)] for _ in range(n)])


def text(m):
    return ' '.join(repr(float(x.real)) for x in m)


def line(case, name, rows):
    f, n = {**FUNCTIONS, **COMPOSED}[name], len(rows)
    e, g, x = matrix(rand(n)), matrix(rand(n)), matrix(rows)
    s = Spectral(f, disturbed(x, DISTURBANCE))
    value, first, second = s.value(), s.frechet(e), s.frechet2(f, e, g)
    c0 = norm_of_map(s.frechet, n) * norm(x) / norm(value) if norm(value) else mpf(1)
    c1 = norm_of_map(lambda u: s.frechet2(f, e, u), n) * norm(x) / norm(first)
    h = mpf(10) ** -40 * norm(x)
    near = disturbed(x, h)
    c2 = norm(Spectral(f, disturbed(near, DISTURBANCE)).frechet2(f, e, g) - second) / norm(near - x) * norm(x) / norm(second) * n
    fields = [case, name, str(n)] + ['%.3g' % float(c) for c in (c0, c1, c2)] + [text(m) for m in (x, e, g, value, first, second)]
    return '\t'.join(fields)


def main():
    print('# made by tools/matrix-function-references.py: case, function, n, conditions of f, L, L2, then X, E, F, f, L, L2 by rows')
    for name in FUNCTIONS:
        for case, rows in (HALF_PLANE if name in ON_HALF_PLANE else ANY).items():
            if case == 'identity' and name == 'log':
                continue  # the value is zero: no relative error
            if case == 'overscaled' and name not in ('exp', 'sin', 'cos', 'sinh', 'cosh'):
                continue
            print(line(case, name, rows))
            sys.stdout.flush()

    rng.seed(2003)
    clusters = triangular([-2.0, 3.0, -2.001, 3.002], 0.5)
    for name in COMPOSED:
        cases = {
            'small': rand(3, 1e-3), 'norm 3': rand(4, 1.5), 'norm 50': rand(4, 25.0), 'two clusters': plus(clusters, rand(4, 1e-4)),
            'far left': plus(rand(3, 0.5), triangular([-18.0, -20.0, -21.5], 0.3)), 'symmetric': similar(4, [1.3, 0.2, 0.2 + 1e-7, -1.5]),
            'symmetric, small': similar(3, [1e-4, -2e-4, 1e-6]), 'Jordan block': jordan(3, 1.5), 'rotation': [[0.2, 3.0], [-3.0, 0.2]],
            'order 6': rand(6),
        }
        for case, rows in cases.items():
            print(line(case, name, rows))
            sys.stdout.flush()


if __name__ == '__main__':
    main()
