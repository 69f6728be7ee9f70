/** Progress, for whoever waits; the tables alone are on standard output. */
export const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}
