"""What people look at: the table and the plots. Nobody but the command line imports it."""

from __future__ import annotations
