"""A study: reports added day by day, and at any time one consistent data set that follows from them."""
