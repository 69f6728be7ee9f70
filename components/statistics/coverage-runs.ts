/** Neighbouring cells with the same share. `start` counts cells from the beginning of the file. */
export type CoverageRun = { readonly start: number; readonly length: number; readonly share: number }

/** The runs of cells of which something was sent, in order: what is to be drawn, and told. */
export function coverageRuns(cells: readonly number[]): CoverageRun[] {
  const runs: CoverageRun[] = []
  for (const [start, share] of cells.entries()) {
    const last = runs.at(-1)
    if (last !== undefined && last.share === share) runs[runs.length - 1] = { ...last, length: last.length + 1 }
    else runs.push({ start, length: 1, share })
  }
  return runs.filter(({ share }) => share > 0)
}
