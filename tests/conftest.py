from hypothesis import settings

# No test passes or fails on elapsed time: machines are shared, and the first call of a kernel compiles it.
settings.register_profile("kodawari", deadline=None)
settings.load_profile("kodawari")
