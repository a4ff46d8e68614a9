"""Walk through what was kept and stripped, correct it, and save the correction as a rule."""
