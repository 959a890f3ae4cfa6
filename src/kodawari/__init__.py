"""Kodawari: a workbench for machines built inside a small box of rules."""
