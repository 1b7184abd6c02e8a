"""The workers of a Dask cluster, in place of this machine's processes."""
