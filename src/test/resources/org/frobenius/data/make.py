"""Makes the files beside it, with NumPy and SciPy: python3 make.py"""
import io

import numpy as np
import scipy.io
import scipy.sparse

A = np.array([[1.5, -2.0, 3.25], [0.1, 1e-300, -0.0]])
I = np.array([[1, -2, 3], [4, 5, 100]])
for kind in ("f8", "f4", "f2"):
    for name, order in (("little", "<"), ("big", ">")):
        np.save(f"{kind}-{name}.npy", A.astype(order + kind))
for kind in ("i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"):
    values = np.abs(I) if kind[0] == "u" else I
    for name, order in (("little", "<"), ("big", ">")):
        np.save(f"{kind}-{name}.npy", values.astype(order + kind))
np.save("bool.npy", A > 1)
np.save("fortran.npy", np.asfortranarray(A))
np.save("scalar.npy", np.float64(2.5))
np.save("vector.npy", np.array([1.0, 2.0, 3.0]))
np.save("column.npy", np.array([[1.0], [2.0], [3.0]]))
for version in ((2, 0), (3, 0)):
    with open(f"version{version[0]}.npy", "wb") as f:
        np.lib.format.write_array(f, A, version=version)
np.savez("plain.npz", A=A, x=np.array([1.0, 2.0, 3.0]), k=3)
np.savez_compressed("compressed.npz", A=A, x=np.array([1.0, 2.0, 3.0]), k=3)
np.savez("one.npz", A)

np.save("complex.npy", A + 1j)
for kind in ("c16", "c8"):
    np.save(f"{kind}-real.npy", A.astype(">" + kind))
np.save("objects.npy", np.array([{"a": 1}, None], dtype=object), allow_pickle=True)
np.save("records.npy", np.zeros(2, dtype=[("a", "f8"), ("b", "i4")]))
np.save("text.npy", np.array(["one", "two"]))
np.save("long-double.npy", A.astype(np.longdouble))
np.save("cube.npy", np.zeros((2, 3, 4)))
np.save("empty.npy", np.zeros((0, 3)))
np.save("too-large.npy", np.array([[1, 2**53 + 1]]))
buffer = io.BytesIO()
np.save(buffer, A)
open("truncated.npy", "wb").write(buffer.getvalue()[:-8])
open("longer.npy", "wb").write(buffer.getvalue() + b"\0")
open("header-ends.npy", "wb").write(buffer.getvalue()[:40])

np.savetxt("savetxt.txt", A)
np.savetxt("savetxt.csv", A, delimiter=",", header="a,b,c")

S = np.array([[2.0, -1.0, 0.0], [-1.0, 2.5, 0.25], [0.0, 0.25, 0.1]])
K = np.array([[0.0, -1.0, 2.0], [1.0, 0.0, 0.0], [-2.0, 0.0, 0.0]])
scipy.io.mmwrite("array-general.mtx", A, symmetry="general", precision=17)
scipy.io.mmwrite("array-symmetric.mtx", S, symmetry="symmetric", precision=17)
scipy.io.mmwrite("array-skew.mtx", K, symmetry="skew-symmetric", precision=17)
scipy.io.mmwrite("array-integer.mtx", I, symmetry="general")
scipy.io.mmwrite("coordinate-general.mtx", scipy.sparse.coo_matrix(A), symmetry="general", precision=17)
scipy.io.mmwrite("coordinate-symmetric.mtx", scipy.sparse.coo_matrix(S), symmetry="symmetric", precision=17)
scipy.io.mmwrite("coordinate-skew.mtx", scipy.sparse.coo_matrix(K), symmetry="skew-symmetric", precision=17)
scipy.io.mmwrite("coordinate-pattern.mtx", scipy.sparse.coo_matrix(S), symmetry="symmetric", field="pattern")
scipy.io.mmwrite("coordinate-complex.mtx", scipy.sparse.coo_matrix(S * 1j))
