"""The parts catalogue: every part and kit that a list names, and what is known of it."""

from kodawari.mini4wd.parts._catalogue import Catalogue, load_catalogue
from kodawari.mini4wd.parts._item import Conflict, Grounds, Item
from kodawari.mini4wd.parts._search import SearchResult, search
from kodawari.mini4wd.parts._vocabulary import Category, Group, Mark, Vocabulary, load_vocabulary

__all__ = [
    "Catalogue",
    "Category",
    "Conflict",
    "Grounds",
    "Group",
    "Item",
    "Mark",
    "SearchResult",
    "Vocabulary",
    "load_catalogue",
    "load_vocabulary",
    "search",
]
