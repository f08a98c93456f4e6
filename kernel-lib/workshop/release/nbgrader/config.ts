import { OPEN_PLACEHOLDER } from 'chainrule-grader/notebooks';

/**
 * The text of nbgrader_config.py.
 *
 * @param exercises by assignment, the files that students write: nbgrader is not to put its own in
 * their place
 */
export function nbgraderConfig(exercises: Readonly<Record<string, readonly string[]>>): string {
  const kept = Object.entries(exercises).map(
    ([name, files]) => `    ${JSON.stringify(name)}: ${JSON.stringify(files)},`,
  );
  return `# The settings of an nbgrader course with chainrule's labs. README.md says how to use it.
import os

from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    OverwriteCells,
    OverwriteKernelspec,
)

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "chainrule"
c.CourseDirectory.root = os.path.dirname(os.path.abspath(__file__))

# nbgrader knows no TypeScript: what an answer becomes in the students' version.
c.ClearSolutions.code_stub = {
    "typescript": "// YOUR CODE HERE\\nthrow new Error('not implemented');"
}
c.ClearSolutions.text_stub = ${JSON.stringify(OPEN_PLACEHOLDER)}

# An endless loop in an exercise is ended by the check itself, after 40 s at most; the labs' longest
# computations stay far below this.
c.Execute.timeout = 300
c.Execute.interrupt_on_timeout = True

# The files that students write beside the notebooks.
c.Autograde.exclude_overwriting = {
${kept.join('\n')}
}


class OverwriteTypeScriptCells(OverwriteCells):
    """Puts back a check cell that was deleted, with a comment that is TypeScript's."""

    def missing_cell_transform(self, *args, **kwargs):
        cell = super().missing_cell_transform(*args, **kwargs)
        if cell.cell_type == "code" and cell.source.startswith("# "):
            cell.source = "// " + cell.source[2:]
        return cell


c.OverwriteTypeScriptCells.add_missing_cells = True
c.Autograde.sanitize_preprocessors = [
    ClearOutput,
    DeduplicateIds,
    OverwriteKernelspec,
    OverwriteTypeScriptCells,
    CheckCellMetadata,
]
`;
}
