"""What people look at: texts, tables and plots. Nobody but the command line imports it."""

from __future__ import annotations
