"""Many pages at once: processes, progress and the closing table."""
