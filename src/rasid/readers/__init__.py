"""Readers: bytes in, reports out. One file per format; `paths` finds the files and picks the reader."""

from rasid.readers.paths import Listing, count_bytes, list_files, read_files, read_path, suffixes
from rasid.readers.published import parse_day
from rasid.readers.unread import Unread

__all__ = [
    "Listing",
    "Unread",
    "count_bytes",
    "list_files",
    "parse_day",
    "read_files",
    "read_path",
    "suffixes",
]
