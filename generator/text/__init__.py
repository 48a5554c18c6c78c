"""What text is made of, in either language: typefaces, lines, signs, blanks."""
