"""Pages, parts and the shell: knows data, not callbacks."""
