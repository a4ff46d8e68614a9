"""What each signal weighed in the verdict on one block, worked out anew for that block alone."""
