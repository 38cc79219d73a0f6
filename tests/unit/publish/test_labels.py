"""Findings in the words of the files' labels."""

from __future__ import annotations

import nctrends as nct
from nctrends.model.finding import Finding
from nctrends.model.series import Series
from nctrends.publish.labels import labelled


def test_place_is_told_in_words(netclean: Series) -> None:
    """The question is as it was asked, the answer as it is labelled; the first survey of an edition needs no name."""
    finding = Finding(
        code="prose-against-table", severity="warning", edition=2018, survey="police", question="country", option="usa"
    )
    told = labelled(netclean, finding)
    assert (told.survey, told.question, told.option) == ("", "Country of the respondent", "USA")
    assert told.code == "prose against table"


def test_survey_is_named_where_it_is_not_the_first_or_stands_alone(netclean: Series) -> None:
    """A finding of another survey, or of a survey as a whole, says who was asked."""
    alone = Finding(code="respondents-differ", severity="note", edition=2016, survey="police")
    other = Finding(code="unit-differs", severity="note", edition=2018, survey="employers", question="alerts")
    assert labelled(netclean, alone).survey == netclean[2016].survey("police").population.text
    assert labelled(netclean, other).survey == netclean[2018].survey("employers").population.text


def test_every_finding_of_the_bundled_series_has_words(netclean: Series) -> None:
    """No id of a question, an item or an option is left where the file has a label."""
    for finding in nct.check(netclean):
        told = labelled(netclean, finding)
        asked = netclean[finding.edition].surveys[finding.survey].questions.get(finding.question)
        assert told.question == (asked.asked if asked else "")
