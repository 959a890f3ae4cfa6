import os

from hypothesis import settings

# No test passes or fails on elapsed time: machines are shared, and the first call of a kernel compiles it.
# The same commit gives the same verdict: examples are derived from the test's name, not drawn anew, unless
# KODAWARI_EXPLORE asks for a hunt.
settings.register_profile("kodawari", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile("explore" if os.environ.get("KODAWARI_EXPLORE") else "kodawari")
