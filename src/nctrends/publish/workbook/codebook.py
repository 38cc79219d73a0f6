"""What the columns of a workbook hold, so that a sheet can be read without these pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

_EVERYWHERE: Final = {
    "series": "Id of the series.",
    "indicator": "Id of the quantity that is followed from edition to edition.",
    "indicator_label": "The quantity that is followed from edition to edition.",
    "edition": "Year of the edition.",
    "earlier": "The earlier edition.",
    "later": "The later edition.",
    "survey": "Id of the survey inside the edition.",
    "survey_label": "Who was asked.",
    "question": "Id of the question in the file of the edition.",
    "question_label": "What was asked.",
    "item": "Id of the row of a grid.",
    "item_label": "The row of a grid.",
    "option": "Id of the answer; the ids of several answers taken together are joined by +.",
    "option_label": "The answer, or the answers taken together.",
    "group": "Id of the group of respondents; all for everybody.",
    "group_label": "The group of respondents.",
    "printed": "The texts as printed, the most trusted first, joined by ·.",
    "conf_low": "Lower limit of the confidence interval.",
    "conf_high": "Upper limit of the confidence interval.",
    "conf_level": "Confidence level of the interval.",
    "method": "Method of the interval.",
    "comparability": "Grade, from the best: identical, comparable, caution, not_comparable.",
    "reasons": "What differs between the editions; with the grade caution, what may differ.",
    "caveats": "What makes the result less sure.",
}
_ON_ONE_SHEET: Final = {
    "Changes": {
        "printed_earlier": "The text that the earlier edition prints.",
        "printed_later": "The text that the later edition prints.",
        "estimate": "The change: later minus earlier in percentage points; a ratio where effect says so.",
        "estimate_low": "Lower end of the change that the printed texts leave open; no play of chance in it.",
        "estimate_high": "Upper end of the change that the printed texts leave open.",
        "verdict": "rose, fell, no detectable change, too vague to say (the texts allow a change and also none), or "
        "not comparable.",
        "base_earlier": "People, or things counted, that the earlier share is taken on.",
        "base_later": "People, or things counted, that the later share is taken on.",
        "base_source_earlier": "Where the earlier base is from.",
        "base_source_later": "Where the later base is from.",
        "estimate_earlier": "The earlier share.",
        "estimate_later": "The later share.",
        "estimate_low_earlier": "Lower end of what the earlier text allows.",
        "estimate_high_earlier": "Upper end of what the earlier text allows.",
        "estimate_low_later": "Lower end of what the later text allows.",
        "estimate_high_later": "Upper end of what the later text allows.",
        "count_earlier": "People behind the earlier share; not whole where only the share is printed.",
        "count_later": "People behind the later share.",
        "effect": "difference, ratio or odds_ratio.",
        "p_value": "Of no change; the largest over all counts that the texts allow.",
        "p_adjusted": "The same, adjusted for the number of tests in the family.",
        "conf_low_adjusted": "Lower limit, adjusted to match.",
        "conf_high_adjusted": "Upper limit, adjusted to match.",
        "adjust": "How p-values are adjusted.",
        "family": "Rows that are adjusted together.",
        "family_size": "Number of different tests among them.",
        "holds_from_base_earlier": "The smallest earlier base at which rose or fell still stands.",
        "holds_from_base_later": "The smallest later base at which rose or fell still stands.",
        "smallest_detectable": "The smallest rise from the earlier share that a test finds with power 0.8.",
        "equivalence": "smaller where the change is shown to be smaller than the one that matters, else not shown.",
        "tipping_gap": "How far apart two groups would have to answer for a shift in who answered to make the change.",
        "probability_increase": "Probability that the later share is above the earlier one (Jeffreys).",
    },
    "Years": {
        "estimate": "The change: later minus earlier in percentage points; a ratio where Changes has ratios.",
        "verdict": "rose, fell, no detectable change, too vague to say, or not comparable.",
    },
    "Estimates": {
        "estimate": "The share.",
        "estimate_low": "Lower end of the share that the printed texts leave open; no play of chance in it.",
        "estimate_high": "Upper end of the share that the printed texts leave open.",
        "count": "People who gave the answer; not whole where only the share is printed.",
        "count_low": "The fewest that the texts allow.",
        "count_high": "The most that the texts allow.",
        "base": "People that the share is taken on.",
        "base_low": "The fewest that this can have been.",
        "base_high": "The most that this can have been.",
        "base_source": "given or stated: printed. recovered: found from the printed row. parent: those who gave the "
        "answers before. respondents: all, an upper limit. effective: after weighting.",
        "source": "Document, section, page and line of the printed text.",
        "document": "The site of the first document that the source names, a link to it.",
    },
    "Links": {
        "explanation": "The reasons in sentences.",
        "question_earlier": "Id of the question in the earlier edition.",
        "question_later": "Id of the question in the later edition.",
        "question_label_earlier": "What the earlier edition asks.",
        "question_label_later": "What the later edition asks.",
    },
    "Findings": {
        "code": "What kind of finding it is.",
        "severity": "error: impossible as printed. warning: contradicts another figure. note: worth knowing. "
        "accepted: looked at before, and left.",
        "expected": "What would fit.",
        "message": "The finding in a sentence.",
    },
}


def meanings(sheet: str, columns: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the columns of a sheet, in their order, with what each holds."""
    own = _ON_ONE_SHEET[sheet]
    for column in columns:
        yield column, own.get(column) or _EVERYWHERE.get(column) or f"The share in the edition {column}."
