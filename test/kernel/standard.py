"""Runs Jupyter's own kernel tests against the kernel whose spec folder is argv[1].

Prints one JSON object: test name -> "passed", "skipped" or the failure's text.
"""
import json
import sys
import unittest

import jupyter_kernel_test
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager


class TypeScriptTests(jupyter_kernel_test.KernelTests):
    kernel_name = "tslab"
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('oops')"
    completion_samples = [
        {"text": "parseI", "matches": {"parseInt"}},
        {"text": "Math.sqr", "matches": {"sqrt"}},
        {"text": "console.lo", "matches": {"log"}},
    ]
    complete_code_samples = ["1", "const a = 1;", "for (const i of [1]) { console.log(i) }"]
    incomplete_code_samples = ["function f() {", "const a = [1,", "const s = `a", "/* a", "(1 + 2"]
    invalid_code_samples = ["const = 3", "foo bar baz)", "1 +* 2"]
    code_inspect_sample = "parseInt"
    code_generate_error = "throw new Error('wrong')"
    code_execute_result = [
        {"code": "1 + 2", "result": "3"},
        {"code": "[1, 'a', {b: 2}]", "result": "[ 1, 'a', { b: 2 } ]"},
        {"code": "1 + 3", "result": "4"},
        {"code": "1 + 3", "result": "4"},
    ]
    code_display_data = [
        {"code": "import { display } from 'kernel-lib'; display(5)", "mime": "text/plain"},
        {"code": "import { display as d } from 'tslab'; d.html('<b>x</b>')", "mime": "text/html"},
    ]
    code_history_pattern = "1?+ 3*"
    supported_history_operations = ("tail", "range", "search")
    code_clear_output = (
        "import { notebookHost } from 'kernel-lib'; notebookHost()!.clearOutput(true)"
    )

    @classmethod
    def setUpClass(cls):
        specs = KernelSpecManager(kernel_dirs=[sys.argv[1]])
        cls.km = KernelManager(kernel_name=cls.kernel_name, kernel_spec_manager=specs)
        cls.km.start_kernel()
        cls.kc = cls.km.client()
        cls.kc.start_channels()
        cls.kc.wait_for_ready(timeout=60)
        # The first cell waits until TypeScript has loaded; the tests allow it one second.
        cls.kc.execute_interactive("1", timeout=60, output_hook=lambda message: None)


class Collect(unittest.TestResult):
    outcomes = {}

    def addSuccess(self, test):
        self.outcomes.setdefault(test.id().split(".")[-1], "passed")

    def addSkip(self, test, reason):
        self.outcomes.setdefault(test.id().split(".")[-1].split(" ")[0], "skipped: " + reason)

    def addFailure(self, test, error):
        self.outcomes[test.id().split(".")[-1].split(" ")[0]] = self._exc_info_to_string(error, test)

    addError = addFailure

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.addFailure(test, error)


suite = unittest.defaultTestLoader.loadTestsFromTestCase(TypeScriptTests)
result = Collect()
suite.run(result)
print(json.dumps(result.outcomes))
