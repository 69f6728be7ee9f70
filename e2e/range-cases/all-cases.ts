import type { RangeCase } from './case'
import { conditions } from './conditions'
import { emptyFile } from './empty-file'
import { ifRange } from './if-range'
import { ignoredRange } from './ignored-range'
import { methods } from './methods'
import { oneRange } from './one-range'
import { severalRanges } from './several-ranges'

/** The table of range cases: what this server answers, over every carrier. */
export const CASES: readonly RangeCase[] = [
  ...oneRange,
  ...ignoredRange,
  ...severalRanges,
  ...emptyFile,
  ...ifRange,
  ...conditions,
  ...methods,
]
