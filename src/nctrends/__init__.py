"""Compare survey reports across their yearly editions, from published percentages and respondent counts alone.

The public names stand in `__init__.pyi`. Each loads when it is first used, so that `import nctrends` costs next to
nothing.
"""

from __future__ import annotations

from typing import Any

import lazy_loader

__version__ = "0.1.0.dev0"

_load, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
__all__ += ["__version__"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'nctrends' has no attribute {name!r}")
    return _load(name)
