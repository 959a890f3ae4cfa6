"""How names are cut into words and made comparable, in English and Japanese."""

import re
import unicodedata

__all__ = ["fold", "split"]

# Hiragana stand one fixed step before katakana; folding them together makes まる find マル.
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
# Japanese spelling wavers about the long mark (モーター, モータ), and the middle dot only separates.
_DROPPED = {ord("ー"): None, ord("・"): None}
_WORD = re.compile(r"\d+(?:\.\d+)?|[a-z]+|[^\W\d_a-z]+")


def fold(text: str) -> str:
    """Text as it is compared: full width as half width, no case, hiragana as katakana, no long marks."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_TO_KATAKANA).translate(_DROPPED)


def split(folded: str) -> list[str]:
    """The words of folded text: runs of Latin letters, numbers, and runs of other letters."""
    return _WORD.findall(folded)
