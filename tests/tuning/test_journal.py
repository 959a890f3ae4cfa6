"""The journal that comes with the search keeps the contract of all journals."""

from collections.abc import Callable

import pytest

from kodawari.tuning import Journal, MemoryJournal
from kodawari.tuning.testing import JOURNAL_CHECKS


@pytest.mark.parametrize("check", JOURNAL_CHECKS, ids=lambda check: str(check.__name__))
def test_the_memory_journal_keeps_the_contract(check: Callable[[Callable[[], Journal]], None]) -> None:
    check(MemoryJournal)
