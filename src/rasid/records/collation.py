"""Text that both databases sort alike: by code point."""

from __future__ import annotations

from sqlalchemy import Text
from sqlalchemy.dialects.postgresql import TEXT

#: Ids, days and names that are sorted or joined on. SQLite compares bytes of UTF-8 (BINARY), PostgreSQL does
#: so under "C".
Ordered = Text().with_variant(TEXT(collation="C"), "postgresql")
