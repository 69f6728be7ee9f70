/** Numbers below `below` that look random and are the same in every run (a linear congruential generator; Numerical Recipes). */
export function* numbers(below: number): Generator<number, never> {
  let state = 20_110_906
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield Math.floor((state / 2 ** 32) * below)
  }
}
