"""Tests of the real handbook as readers get it, built once for all of them."""
