import re

import pytest

from kodawari.errors import KodawariError
from kodawari.quantity import Confidence, Source, Sources, load_sources


def test_a_source_goes_by_its_id() -> None:
    sources = Sources({"notice": Source(title="Notice", as_of="2010", confidence=Confidence.PRIMARY)})
    assert sources.get("notice").title == "Notice"


def test_an_unknown_source_names_the_nearest() -> None:
    sources = Sources({"notice": Source(title="Notice", as_of="2010", confidence=Confidence.PRIMARY)})
    with pytest.raises(KodawariError) as caught:
        sources.get("notise")
    assert "no source has the id 'notise'" in str(caught.value)
    assert caught.value.mend == "Did you mean notice?"


def test_every_shipped_source_says_when_and_how_sure() -> None:
    for key, source in load_sources().source.items():
        assert source.title, key
        assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", source.as_of), key
        assert source.confidence is not Confidence.UNKNOWN, key
        assert source.url == "" or source.url.startswith("http"), key
