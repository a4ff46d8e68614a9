"""What changes between two readings of the same pages."""
