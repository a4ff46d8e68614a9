"""From raw page text to a clean article: `from unboil.extractors import clean`."""
