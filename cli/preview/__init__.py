"""What was stripped and why, as a diff."""
