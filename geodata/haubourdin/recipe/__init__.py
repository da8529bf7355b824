"""How the invented territory of Haubourdin is drawn, one idea per file."""
