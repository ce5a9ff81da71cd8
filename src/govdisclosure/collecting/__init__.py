"""Many documents: the one walker of folders, the one pool of workers, and `read_folder` on top of them."""

from govdisclosure.collecting.answering import Lost
from govdisclosure.collecting.folder import read_folder
from govdisclosure.collecting.opening import Task, not_read, readings_of
from govdisclosure.collecting.pool import DEFAULT_TIMEOUT, in_order, in_steps, workers_for
from govdisclosure.collecting.walking import KINDS, Walk, walk

__all__ = [
    "DEFAULT_TIMEOUT",
    "KINDS",
    "Lost",
    "Task",
    "Walk",
    "in_order",
    "in_steps",
    "not_read",
    "read_folder",
    "readings_of",
    "walk",
    "workers_for",
]
