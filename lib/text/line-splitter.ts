/** Cuts text that arrives in pieces into lines. */
export type LineSplitter = {
  /** The lines that are whole now that `piece` has come. */
  readonly push: (piece: string) => string[]
  /** The last line if it had no end; empty if there is none. */
  readonly rest: () => string
}

export function createLineSplitter(): LineSplitter {
  let rest = ''
  return {
    push: (piece) => {
      const lines = (rest + piece).split('\n')
      rest = lines.pop() ?? ''
      return lines
    },
    rest: () => rest,
  }
}
