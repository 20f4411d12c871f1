"""What pages show, made from the values of a study: pure functions."""
