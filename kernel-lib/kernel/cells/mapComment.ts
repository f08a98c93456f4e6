/** Without the last line of the compiler's output, which leads nowhere. */
export const withoutMapComment = (js: string): string =>
  js.replace(/\n\/\/# sourceMappingURL=[^\n]*\s*$/, '\n');
