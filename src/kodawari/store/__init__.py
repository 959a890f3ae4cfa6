"""The store: builds, runs and studies in one SQLite file that outlives kills and full disks."""

from kodawari.store._builds import BuildRow, Builds
from kodawari.store._documents import Document, DocumentRow, Documents
from kodawari.store._jobs import JobRow, Jobs
from kodawari.store._journal import StudyJournal
from kodawari.store._paths import default_store_path
from kodawari.store._runs import RunRow, Runs
from kodawari.store._store import Store, open_store
from kodawari.store._studies import Studies, StudyRow

__all__ = [
    "BuildRow",
    "Builds",
    "Document",
    "DocumentRow",
    "Documents",
    "JobRow",
    "Jobs",
    "RunRow",
    "Runs",
    "Store",
    "Studies",
    "StudyJournal",
    "StudyRow",
    "default_store_path",
    "open_store",
]
