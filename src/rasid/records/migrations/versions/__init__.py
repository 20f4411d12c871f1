"""One step a version of the tables."""
