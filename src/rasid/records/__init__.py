"""The store of a study: tables, migrations, history, search.

It keeps what it is given and decides nothing.
"""
