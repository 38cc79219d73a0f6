"""Intervals and tests by another way, to 40 digits: slow, plain, and sharing no formula with the code it judges.

The constrained share is found by bisecting the derivative of the likelihood along p_later - p_earlier = null, and
limits are judged by the statistic on both sides of them.
"""

from __future__ import annotations

import mpmath
from mpmath import mpf

DIGITS = 40
BISECTIONS = 190  # from bounds of 1e4 to below 1e-50


def bisected(rises_through_zero, low, high):
    """The root of a function that is negative at first, by halving."""
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        if rises_through_zero(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def constrained_share(count_later, base_later, count_earlier, base_earlier, null):
    """The later share of greatest likelihood when it must exceed the earlier one by the null."""

    def falling(later):
        earlier = later - null
        parts = (
            (count_later, later),
            (count_later - base_later, 1 - later),
            (count_earlier, earlier),
            (count_earlier - base_earlier, 1 - earlier),
        )
        return -sum((people / share for people, share in parts if people), mpf(0))

    return bisected(falling, max(mpf(0), null), min(mpf(1), 1 + null))


def score_statistic(count_later, base_later, count_earlier, base_earlier, null, *, corrected):
    """The signed score statistic, with the factor N/(N - 1) on the variance if corrected."""
    with mpmath.workdps(DIGITS):
        x1, n1, x2, n2, null = map(mpf, (count_later, base_later, count_earlier, base_earlier, null))
        gap = x1 / n1 - x2 / n2 - null
        if gap == 0:
            return mpf(0)
        later = constrained_share(x1, n1, x2, n2, null)
        earlier = later - null
        variance = later * (1 - later) / n1 + earlier * (1 - earlier) / n2
        return gap / mpmath.sqrt(variance * ((n1 + n2) / (n1 + n2 - 1) if corrected else 1))


def skewness_corrected_statistic(count_later, base_later, count_earlier, base_earlier, null):
    """The signed statistic z of z + A (z² - 1) = s, found by bisection upwards from where its left side is least."""
    with mpmath.workdps(DIGITS):
        x1, n1, x2, n2, null = map(mpf, (count_later, base_later, count_earlier, base_earlier, null))
        if null == 0 and x1 + x2 in (0, n1 + n2):
            return mpf(0)  # no variance, nothing unexpected
        later = constrained_share(x1, n1, x2, n2, null)
        earlier = later - null
        inflation = (n1 + n2) / (n1 + n2 - 1)
        variance = (later * (1 - later) / n1 + earlier * (1 - earlier) / n2) * inflation
        third = later * (1 - later) * (1 - 2 * later) / n1**2 - earlier * (1 - earlier) * (1 - 2 * earlier) / n2**2
        term = third / (6 * variance ** mpf("1.5"))
        score = (x1 / n1 - x2 / n2 - null) / mpmath.sqrt(variance)
        turn = -1 / (2 * term) if term else mpf("inf")
        low, high = (max(turn, mpf(-10000)), mpf(10000)) if term > 0 else (mpf(-10000), min(turn, mpf(10000)))
        return bisected(lambda z: z + term * (z * z - 1) - score, low, high)


def ratio_statistic(count_later, base_later, count_earlier, base_earlier, null):
    """The signed score statistic of a ratio, uncorrected, with the constrained share by bisection."""
    with mpmath.workdps(DIGITS + 20):
        x1, n1, x2, n2, null = map(mpf, (count_later, base_later, count_earlier, base_earlier, null))
        gap = x1 / n1 - null * x2 / n2
        if gap == 0:
            return mpf(0)

        def falling(earlier):
            parts = (
                (x1, earlier),
                (null * (x1 - n1), 1 - null * earlier),
                (x2, earlier),
                (x2 - n2, 1 - earlier),
            )
            return -sum((people / share for people, share in parts if people), mpf(0))

        earlier = bisected(falling, mpf(0), min(mpf(1), 1 / null))
        later = null * earlier
        return gap / mpmath.sqrt(later * (1 - later) / n1 + null**2 * earlier * (1 - earlier) / n2)


def odds_ratio_statistic(count_later, base_later, count_earlier, base_earlier, null):
    """The signed score statistic of an odds ratio with the factor (N - 1)/N, the expected count by bisection."""
    with mpmath.workdps(DIGITS + 20):
        x1, n1, x2, n2, null = map(mpf, (count_later, base_later, count_earlier, base_earlier, null))
        chosen, n = x1 + x2, n1 + n2
        if x1 * (n2 - x2) == null * (n1 - x1) * x2:
            return mpf(0)

        def rising(expected):
            return expected * (n2 - chosen + expected) - null * (n1 - expected) * (chosen - expected)

        later = bisected(rising, max(mpf(0), chosen - n2), min(n1, chosen))
        earlier = chosen - later
        spread = 1 / later + 1 / (n1 - later) + 1 / earlier + 1 / (n2 - earlier)
        return (x1 - later) * mpmath.sqrt(spread * (n - 1) / n)


def wilson_limit(count, base, squared_critical, *, upper):
    """One Wilson limit, as a root of its quadratic."""
    p, s = count / base, squared_critical
    root = mpmath.sqrt(s * (s + 4 * base * p * (1 - p)))
    return (2 * base * p + s + (root if upper else -root)) / (2 * (base + s))


def newcombe_statistic(count_later, base_later, count_earlier, base_earlier, null):
    """The signed critical value at which a Newcombe limit reaches the null; infinite where none does."""
    with mpmath.workdps(DIGITS + 20):
        x1, n1, x2, n2, null = map(mpf, (count_later, base_later, count_earlier, base_earlier, null))
        gap = x1 / n1 - x2 / n2 - null
        if gap == 0:
            return mpf(0)
        if gap < 0:
            return -newcombe_statistic(x2, n2, x1, n1, -null)
        if gap**2 >= (x1 / n1) ** 2 + (1 - x2 / n2) ** 2:
            return mpf("inf")

        def reached(logarithm):
            s = mpmath.exp(logarithm)
            below = x1 / n1 - wilson_limit(x1, n1, s, upper=False)
            above = wilson_limit(x2, n2, s, upper=True) - x2 / n2
            return below**2 + above**2 - gap**2

        return mpmath.exp(bisected(reached, mpf(-200), mpf(200)) / 2)


def two_sided_p_value(statistic):
    """The two-sided p-value of a standard normal statistic."""
    with mpmath.workdps(DIGITS):
        return mpmath.erfc(abs(mpf(statistic)) / mpmath.sqrt(2))


def critical_value(conf_level):
    """The two-sided critical value of a confidence level."""
    with mpmath.workdps(DIGITS):
        tail = 1 - mpf(conf_level)
        return bisected(lambda z: tail - mpmath.erfc(z / mpmath.sqrt(2)), mpf(0), mpf(20))
