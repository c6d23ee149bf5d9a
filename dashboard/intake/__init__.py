"""数据更新: the mode in which people bring the next quarter in, review it and publish it."""
