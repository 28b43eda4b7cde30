// Code as it is printed: what is copied from the paper is to be the same program.

/**
 * Code whose comments and strings keep within `columns`: the page would break them anywhere, and what comes after the
 * break would be code. Each line of a comment is a comment of its own; a statement is broken where no string is open.
 */
export function withinColumns(code: string, columns: number): string {
  return code.split('\n').flatMap(line => line.length > columns ? broken(line, columns) : [line]).join('\n')
}

function broken(line: string, columns: number): string[] {
  const [, mark, comment] = /^(\s*\/\/ )(.*)$/.exec(line) ?? []
  if (!mark || !comment)
    return /^\s*\/?\*| \/\/ /.test(line) ? [line] : brokenStatement(line, columns)
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

function brokenStatement(line: string, columns: number): string[] {
  const inset = `${/^\s*/.exec(line)![0]}    `
  for (let at = line.lastIndexOf(' ', columns); at > inset.length; at = line.lastIndexOf(' ', at - 1)) {
    if ((line.slice(0, at).match(/['"`]/g)?.length ?? 0) % 2 === 0)
      return [line.slice(0, at), ...withinColumns(inset + line.slice(at + 1), columns).split('\n')]
  }
  return [line]
}
