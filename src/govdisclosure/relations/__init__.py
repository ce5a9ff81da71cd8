"""What the exact relations of a form alone decide: a network of them, what it forces, and which stated numbers are wrong."""
