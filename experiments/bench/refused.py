"""What a person can mend: said in one sentence, before anything is measured where that is possible."""


class Refused(Exception):
    """Its text is the sentence; the program ends with status 2."""
