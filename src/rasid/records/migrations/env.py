"""How Alembic runs the steps: on the connection that it is given, within its transaction."""

from alembic import context

from rasid.records.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
