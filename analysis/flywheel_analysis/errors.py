"""The one exception of this package."""

from __future__ import annotations

import difflib
from typing import Iterable


class ResultError(Exception):
    """Something a user can mend: which file or name, what was found, what was expected."""


def unknown_name(kind: str, name: str, known: Iterable[str]) -> ResultError:
    """An error that suggests the nearest known name, or lists the first few."""
    choices = sorted(known)
    near = difflib.get_close_matches(name, choices, n=1)
    if near:
        return ResultError(f"no {kind} '{name}' in this file; did you mean '{near[0]}'?")
    shown = ", ".join(choices[:12]) + (", ..." if len(choices) > 12 else "")
    return ResultError(f"no {kind} '{name}' in this file; it has {shown or 'none'}")
