"""Quantiles of Student's t for whole degrees of freedom, in closed form (Abramowitz and Stegun 26.7.3 and 26.7.4)."""

from __future__ import annotations

import math


def two_sided_probability(angle: float, degrees: int) -> float:
    """P(|T| <= t) where angle = atan(t / sqrt(degrees))."""
    cosine, sine = math.cos(angle), math.sin(angle)
    odd = degrees % 2
    term, total = (cosine, 0.0) if odd else (1.0, 0.0)
    for k in range(1 + odd, degrees, 2):
        total += term
        term *= cosine * cosine * k / (k + 1)
    return 2 / math.pi * (angle + sine * total) if odd else sine * total


def t_quantile(probability: float, degrees: int) -> float:
    """The t with P(T <= t) = probability, for probability > 1/2 and degrees >= 1; bisection on the angle."""
    if not (0.5 < probability < 1 and degrees >= 1):
        raise ValueError(f"expected 1/2 < probability < 1 and degrees >= 1, got {probability} and {degrees}")
    low, high = 0.0, math.pi / 2
    for _ in range(80):
        middle = (low + high) / 2
        below = two_sided_probability(middle, degrees) < 2 * probability - 1
        low, high = (middle, high) if below else (low, middle)
    return math.tan((low + high) / 2) * math.sqrt(degrees)
