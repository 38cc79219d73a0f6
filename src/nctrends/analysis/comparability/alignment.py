"""Which editions an indicator may be compared across: steps, and the worst grade on a path of several."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from nctrends.model.comparability import limits, side_of
from nctrends.model.crosswalk import Indicator, Step
from nctrends.model.rows.about import About
from nctrends.model.rows.link import Link
from nctrends.model.series import Series, checked_series
from nctrends.model.words import Caveat, Comparability, Reason
from nctrends.results.kinds import Links


@frozen(kw_only=True)
class Path:
    """How far two editions of an indicator may be compared, over all the steps between them."""

    grade: Comparability
    reasons: tuple[Reason, ...]
    overlooked: tuple[Reason, ...] = ()
    """Reasons that the caller chose to overlook, and that would have withheld the change."""
    steps: tuple[Step, ...] = ()
    """The steps between them, in the order of time."""

    @property
    def undecided(self) -> bool:
        """True where nobody has judged a step on the way."""
        return any(step.undecided for step in self.steps)

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What limits a result over this path."""
        undecided = (Caveat.UNDECIDED,) if self.undecided else ()
        return (*undecided, *map(Caveat.despite, self.overlooked))


def align(series: Series) -> Links:
    """Steps of every indicator, each with its grade and its reasons.

    Parameters
    ----------
    series : the editions and their crosswalk

    Returns
    -------
    Links, one row for each indicator and step, in the order of the crosswalk.

    Examples
    --------
    >>> import nctrends as nct
    >>> link = nct.align(nct.load_series()).filter(indicator="work-computers", later=2016)[0]
    >>> str(link.comparability), [str(reason) for reason in link.reasons]
    ('not_comparable', ['period', 'wording'])
    """
    checked_series(series)
    rows = (
        _link(series, name, indicator, step)
        for name, indicator in series.indicators.items()
        for step in sorted(indicator.steps, key=lambda step: step.from_)
    )
    return Links.from_rows(rows, About(title=series.title, series=series))


def path_between(indicator: Indicator, earlier: int, later: int, despite: Iterable[str] = ()) -> Path:
    """Return the worst grade on the way from one edition to another, with the reasons of every step.

    A step that is not comparable for reasons that are all in `despite` counts as `caution`. Where nobody judged a step
    on the way, nothing is comparable: a step that is not decided stays so whatever is overlooked.
    """
    grade, reasons, overlooked = Comparability.IDENTICAL, dict[Reason, None](), dict[Reason, None]()
    ordered = sorted(indicator.steps, key=lambda step: step.from_)
    steps = tuple(step for step in ordered if earlier <= step.from_ and step.to <= later)
    if [earlier, *(step.to for step in steps)] != [*(step.from_ for step in steps), later]:
        grade = Comparability.NOT_COMPARABLE
    for step in steps:
        reasons |= dict.fromkeys(step.reasons)
        if _is_overlooked(step, despite):
            overlooked |= dict.fromkeys(step.reasons)
            grade = Comparability.worst(grade, Comparability.CAUTION)
        else:
            grade = Comparability.worst(grade, step.grade)
    return Path(grade=grade, reasons=tuple(reasons), overlooked=tuple(overlooked), steps=steps)


def _is_overlooked(step: Step, despite: Iterable[str]) -> bool:
    judged = step.grade == Comparability.NOT_COMPARABLE and not step.undecided
    return judged and bool(step.reasons) and set(step.reasons) <= set(despite)


def _link(series: Series, name: str, indicator: Indicator, step: Step) -> Link:
    earlier, later = indicator.at[step.from_], indicator.at[step.to]
    return Link(
        series=series.id,
        indicator=name,
        earlier=step.from_,
        later=step.to,
        comparability=step.grade,
        reasons=tuple(step.reasons),
        explanation=_explanation(series, indicator, step),
        question_earlier=earlier.question,
        question_later=later.question,
    )


def _explanation(series: Series, indicator: Indicator, step: Step) -> tuple[str, ...]:
    """Return the person's reasons as sentences, else what the files themselves say about the step."""
    if step.reasons and not step.undecided:
        return tuple(step.reasons.values())
    limiting = limits(
        side_of(series, step.from_, indicator.at[step.from_]),
        side_of(series, step.to, indicator.at[step.to]),
        same_series=step.same_series is not None,
    )
    sentences = tuple(limit.sentence for limit in limiting) or ("the same question, asked in the same way",)
    return ("not decided yet", *sentences) if step.undecided else sentences
