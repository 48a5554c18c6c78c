"""What becomes of finished files: held to what readers count on, written as a release, sent to where readers are."""
