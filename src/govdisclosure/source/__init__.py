"""What a page says: bytes to text, text to paragraphs and grids. Nothing here knows the form."""
