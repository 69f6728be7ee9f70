import { InvalidArgumentError } from 'commander'

/** For an option that may be said several times: what was said, each one of `choices`. */
export const collect =
  <C extends string>(choices: readonly C[]) =>
  (said: string, before: readonly C[] = []): readonly C[] => {
    const choice = choices.find((one) => one === said)
    if (choice === undefined) throw new InvalidArgumentError(`It is one of ${choices.join(', ')}.`)
    return [...before, choice]
  }
