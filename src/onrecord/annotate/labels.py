"""The label sets of English pipelines, folded into one vocabulary.

onrecord's own pipeline speaks Universal Dependencies v2 and four name types; the pipelines that spaCy publishes speak
ClearNLP's labels and OntoNotes' name types. Components ask here, never for a label by name.
"""

from onrecord.model.mention import EntityKind

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "nsubjpass", "csubjpass"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "nsubjpass", "csubj:pass", "csubjpass"})
PASSIVE_AUXILIARIES = frozenset({"aux:pass", "auxpass"})
OBJECTS = frozenset({"obj", "dobj"})
INDIRECT_OBJECTS = frozenset({"iobj", "dative"})
CLAUSES = frozenset({"ccomp"})
OPEN_CLAUSES = frozenset({"xcomp"})
LOOSE_CLAUSES = frozenset({"parataxis"})
ADVERBIAL_CLAUSES = frozenset({"advcl"})
RELATIVE_CLAUSES = frozenset({"acl", "acl:relcl", "relcl", "advcl:relcl"})
OBLIQUES = frozenset({"obl", "obl:agent", "obl:tmod", "obl:unmarked", "prep", "agent", "npadvmod", "nmod:tmod"})
NOUN_MODIFIERS = frozenset({"nmod", "nmod:poss", "poss", "prep", "compound", "appos", "nmod:desc"})
POSSESSORS = frozenset({"nmod:poss", "poss"})
CONJUNCTS = frozenset({"conj"})
VERB_GROUP = frozenset({"aux", "aux:pass", "auxpass", "advmod", "neg", "compound:prt", "prt", "cop"})
PARTICLES = frozenset({"compound:prt", "prt"})

KINDS = {
    "PERSON": EntityKind.PERSON,
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "LOC": EntityKind.PLACE,
    "GPE": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "MISC": EntityKind.OTHER,
    "NORP": EntityKind.OTHER,
    "EVENT": EntityKind.OTHER,
    "WORK_OF_ART": EntityKind.OTHER,
    "LAW": EntityKind.OTHER,
    "PRODUCT": EntityKind.OTHER,
    "LANGUAGE": EntityKind.OTHER,
}

UNIVERSAL = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "pobj": "obl",
    "dative": "iobj",
    "prep": "case",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "prt": "compound:prt",
    "npadvmod": "obl:unmarked",
    "agent": "case",
    "attr": "xcomp",
    "acomp": "xcomp",
    "pcomp": "advcl",
    "neg": "advmod",
    "ROOT": "root",
}
"""ClearNLP's names for relations that Universal Dependencies names otherwise, as near as they come."""
