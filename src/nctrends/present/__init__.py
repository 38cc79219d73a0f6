"""Typed rows to words, tables and pictures: pure, writes nothing."""
