"""onnxruntime without its maker's telemetry, which the wheels for Linux hold, and which starts with the import."""

import os
from importlib import import_module
from typing import Any

_QUIET = "ORT_DISABLE_TELEMETRY"


def onnx_runtime() -> Any:
    """The module; imported by any other way, it would leave a session's id in the folder for temporary files."""
    os.environ[_QUIET] = "1"
    return import_module("onnxruntime")
