"""The only door into the data package: numbers, words and where they stand. Knows nothing of screens."""
