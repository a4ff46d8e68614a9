"""Other tools' site configurations, turned into rule files."""
