"""The network of attribution: learned from news articles in which people marked who said what."""
