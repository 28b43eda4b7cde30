// Code as it is printed: what is copied from the paper is to be the same program.

/**
 * Code whose comments keep within `columns`, each of their lines a comment of its own: the page would break them
 * anywhere, and what comes after the break would be code. Other lines may be broken between words.
 */
export function withinColumns(code: string, columns: number): string {
  return code.split('\n').flatMap(line => line.length > columns ? broken(line, columns) : [line]).join('\n')
}

function broken(line: string, columns: number): string[] {
  const [, mark, comment] = /^(\s*\/\/ )(.*)$/.exec(line) ?? []
  if (!mark || !comment)
    return [line]
  const lines: string[] = []
  for (const word of comment.split(' ')) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : mark + word
    if (lines.length && longer.length > columns)
      lines.push(mark + word)
    else
      lines.splice(-1, 1, longer)
  }
  return lines
}
