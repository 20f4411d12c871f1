"""The index of words: one row a kept report, with the terms under which it is found.

The terms are made in Python (language.index_words, and facets by records.facets) and are the same in both
databases. PostgreSQL looks them up by a GIN index on the array. SQLite does by an FTS5 table, `search_terms`,
which indexes the column and holds no copy of it; its tokens are the terms as they stand.

`number` is the order of hits: the published day, then the id (see `records.search_index.number_of`).

The two databases differ here as nowhere else, so these tables are no part of tables.py: what stands below is
made by the migration 0002, with the GIN index, a foreign key to reports and the FTS5 table.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import ARRAY, TEXT

from rasid.records.collation import Ordered

#: Terms: separated by spaces in SQLite, an array in PostgreSQL.
Terms = Text().with_variant(ARRAY(TEXT(collation="C")), "postgresql")

search_documents = Table(
    "search_documents",
    MetaData(),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("report_id", Ordered, nullable=False, unique=True),
    Column("terms", Terms, nullable=False),
)

#: PostgreSQL's GIN index on `terms`.
TERMS_INDEX = "ix_search_documents_terms"
#: `detail=none`: which report has a term, and no more. Tokens end at spaces only: all signs that a term may
#: hold are letters of a token.
FTS5_TABLE = """
CREATE VIRTUAL TABLE search_terms USING fts5(
  terms, content='search_documents', content_rowid='number', detail='none', columnsize=0,
  tokenize="ascii tokenchars '~:_.-'"
)
"""
