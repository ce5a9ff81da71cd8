"""What reading and checking cost: `python -m benchmarks`."""
