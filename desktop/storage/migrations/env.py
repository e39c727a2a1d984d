"""Runs the migrations on the connection that `desktop.storage.migrate` holds, inside its transaction."""

import sqlalchemy as sa
from alembic import context

from desktop.storage import schema

connection: sa.Connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=schema.meta, transactional_ddl=True)
context.run_migrations()
