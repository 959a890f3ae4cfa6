"""The lane solver: rigid cars with real contacts between walls, many at a time, the same bits every time."""
