"""Stage 7: what only a release has, for servers, disks and devices."""
