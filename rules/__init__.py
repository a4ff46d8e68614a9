"""What is known about sites: rule files, their model, loading, matching and checking."""
