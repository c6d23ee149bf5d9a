"""Measurements that are run by hand, not with the tests."""
