import type { Part, Project, Reflection, TypeDoc } from './typedoc.js';

const SOURCE = /(^|\s+)Sources?: /;

/**
 * Docstrings end with where a formula comes from. That line would stand with the parameter or the
 * error that happens to be named before it: it becomes a section of its own.
 */
export function separateSources(project: Project, { CommentTag, ReflectionKind }: TypeDoc): void {
  for (const reflection of Object.values(project.reflections)) {
    const found = texts(reflection).flatMap((text) => cutSource(text) ?? []);
    const whole = reflection.kindOf(ReflectionKind.Parameter) ? reflection.parent : reflection;
    if (found.length > 0) whole?.comment?.blockTags.push(new CommentTag('@source', found));
  }
}

/** The texts that a comment is made of. */
function texts({ comment }: Reflection): Part[][] {
  return comment ? [comment.summary, ...comment.blockTags.map(({ content }) => content)] : [];
}

/** Takes the source out of a text that ends with it. */
function cutSource(text: Part[]): Part[] | undefined {
  const at = text.findIndex((part) => part.kind === 'text' && SOURCE.test(part.text));
  const first = text[at];
  if (!first) return undefined;
  const [, ...rest] = text.splice(at);
  const { index, 0: head } = SOURCE.exec(first.text)!;
  text.push({ ...first, text: first.text.slice(0, index) });
  return [{ ...first, text: first.text.slice(index + head.length) }, ...rest];
}
