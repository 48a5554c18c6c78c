"""What a text says that can be compared without understanding it: numbers, times, addresses, codes; with their places."""
