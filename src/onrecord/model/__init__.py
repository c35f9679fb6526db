"""The types of onrecord: standard library only, one module a subject."""
