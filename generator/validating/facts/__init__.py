"""What can be compared without understanding it: numbers, times, addresses, codes, with their places in a text."""
