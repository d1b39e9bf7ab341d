"""Asks fhirkit about a bundle of FHIR R4 on standard input; prints what is wrong, one a line."""

import sys

import fhirkit

for issue in fhirkit.validate(sys.stdin.read()):
    print(issue)
