"""Drives nbgrader in a course folder, in one process.

    course.py release LAB …    generates the assignments
    course.py grade LAB …      autogrades all that was submitted, and generates the feedback
    course.py validate FILE …  what students run before they hand in

Prints the scores, or what failed, as JSON on the last line.
"""

import json
import os
import sys

from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader.validator import Validator
from traitlets.config import PyFileConfigLoader


def main(step, *names):
    config = PyFileConfigLoader("nbgrader_config.py", path=os.getcwd()).load_config()
    if step == "validate":
        validator = Validator(config=config)
        return {name: validator.validate(name) for name in names}
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    return {name: (release if step == "release" else grade)(api, name) for name in names}


def release(api, name):
    need(api.generate_assignment(name))
    return True


def grade(api, name):
    students = sorted(api.get_submitted_students(name))
    for student in students:
        need(api.autograde(name, student))
        need(api.generate_feedback(name, student))
    with Gradebook(api.coursedir.db_url) as gradebook:
        return {
            submission.student.id: {
                grade.name: [grade.auto_score, grade.max_score, grade.needs_manual_grade]
                for notebook in submission.notebooks
                for grade in notebook.grades
            }
            for submission in gradebook.assignment_submissions(name)
        }


def need(result):
    if not result["success"]:
        raise SystemExit(result.get("log") or result.get("error"))


if __name__ == "__main__":
    print("\n" + json.dumps(main(*sys.argv[1:])))
