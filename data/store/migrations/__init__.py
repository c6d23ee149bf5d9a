"""Changes of the database's schema, in order; how to add one stands in docs/store.md."""
