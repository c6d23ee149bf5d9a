"""Tests and their helpers; a package, so that no other package named ``tests`` shadows it."""
