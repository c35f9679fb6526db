"""Layers to stories: copies, stories, entities across articles, timelines."""
