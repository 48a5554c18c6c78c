"""What is kept on a disk between runs: results, folders to work in."""
