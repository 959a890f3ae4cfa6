"""Lets `python -m kodawari` run the command line."""

import sys

from kodawari.cli import main

sys.exit(main())
