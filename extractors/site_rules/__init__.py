"""Site rules at work: which rule files speak for a page, and what they say about its blocks."""
