"""Reading on the workers of a dask cluster: `[read] executor = "dask://HOST:PORT"`.

    home: Berth ── Cluster, an Executor ──▶ dask scheduler ──▶ dask worker: Bench ── its processes

`Berth` says whether the cluster is at hand: while it is not, texts are read at home. `Cluster` hands
jobs to workers of our version and fails when its scheduler is gone. On each worker a `Bench` keeps a
process for each thread, which holds to the same bounds as one at home: it is ended there, and dask
never sees a hostile text. Documents travel as bytes that only such a process unpacks.

What dask speaks is pickle, and nobody is asked who he is: whoever reaches a scheduler or a worker
runs what he likes there. They belong on a private network, or behind TLS with certificates for both
ends, by dask's own configuration (`distributed.comm.*`), which is obeyed here.
"""
