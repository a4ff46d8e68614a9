"""The commands, a few lines each; what they need is imported when they run."""
