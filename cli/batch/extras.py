"""Libraries that only some batches need, and what to say where one is missing."""

from importlib import import_module
from typing import Any

from ..errors import UsageError


def parquet() -> Any:
    """pyarrow.parquet. Raises UsageError where it is not installed."""
    return _load("pyarrow.parquet", "parquet", "Parquet")


def warc() -> Any:
    """fastwarc. Raises UsageError where it is not installed."""
    return _load("fastwarc", "warc", "WARC")


def arrow() -> Any:
    """pyarrow. Raises UsageError where it is not installed."""
    return _load("pyarrow", "parquet", "Parquet")


def ray() -> Any:
    """Ray. Raises UsageError where it is not installed."""
    return _load("ray", "ray", "--runner ray")


def ray_data() -> Any:
    """Ray Data. Raises UsageError where it, or what it needs, is not installed."""
    return _load("ray.data", "ray", "--runner ray")


def minhash() -> Any:
    """rensa. Raises UsageError where it is not installed."""
    return _load("rensa", "dedupe", "--dedupe")


def zstandard() -> Any:
    """zstandard. Raises UsageError where it is not installed."""
    return _load("zstandard", "zstd", "Zstandard")


def _load(module: str, extra: str, form: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        raise UsageError(f"{form} needs an extra: pip install 'unboil[{extra}]'") from None
