"""The same board as others would build it; each module is a program of its own."""
