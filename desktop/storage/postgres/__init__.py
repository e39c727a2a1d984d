"""The house on a PostgreSQL server: one connection a signed-in person, and the server decides who may do what."""
