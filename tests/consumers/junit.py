#!/usr/bin/python3
"""junit.py FILE: what junitparser reads in a report, as JSON; it fails where junitparser does not understand it."""
import json
import sys

from junitparser import Error, Failure, JUnitXml, TestSuite

xml = JUnitXml.fromfile(sys.argv[1])
suites = []
for suite in xml:
    if not isinstance(suite, TestSuite):
        sys.exit("no test suites in here")
    cases = [{"name": case.name, "file": case.classname,
              "failed": any(isinstance(r, Failure) for r in case.result),
              "error": any(isinstance(r, Error) for r in case.result)} for case in suite]
    said = (suite.tests, suite.failures, suite.errors)
    suite.update_statistics()
    if said != (suite.tests, suite.failures, suite.errors):
        sys.exit(f"{suite.name}: says {said}, holds {(suite.tests, suite.failures, suite.errors)}")
    suites.append({"name": suite.name, "cases": cases})
if not suites:
    sys.exit("no test suites in here")
said = (xml.tests, xml.failures, xml.errors)
xml.update_statistics()
if said != (xml.tests, xml.failures, xml.errors):
    sys.exit(f"the whole says {said}, holds {(xml.tests, xml.failures, xml.errors)}")
print(json.dumps(suites))
