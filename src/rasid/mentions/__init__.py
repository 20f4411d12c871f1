"""What a sentence names: people, organisations, offices, places, times and numbers, one file a kind."""
