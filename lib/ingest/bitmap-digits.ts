import { type Canvas, type Color, fillRect } from './canvas'

const COLUMNS = 5
const ROWS = 7

/** Digits of five by seven dots, a row a string. */
const DIGITS: readonly (readonly string[])[] = [
  ['.###.', '#...#', '#..##', '#.#.#', '##..#', '#...#', '.###.'],
  ['..#..', '.##..', '..#..', '..#..', '..#..', '..#..', '.###.'],
  ['.###.', '#...#', '....#', '..##.', '.#...', '#....', '#####'],
  ['.###.', '#...#', '....#', '..##.', '....#', '#...#', '.###.'],
  ['...#.', '..##.', '.#.#.', '#..#.', '#####', '...#.', '...#.'],
  ['#####', '#....', '####.', '....#', '....#', '#...#', '.###.'],
  ['..##.', '.#...', '#....', '####.', '#...#', '#...#', '.###.'],
  ['#####', '....#', '...#.', '..#..', '.#...', '.#...', '.#...'],
  ['.###.', '#...#', '#...#', '.###.', '#...#', '#...#', '.###.'],
  ['.###.', '#...#', '#...#', '.####', '....#', '...#.', '.##..'],
]

/** The height in pixels of a number drawn with dots of `dot` pixels. */
export const numberHeight = (dot: number): number => ROWS * dot

/** Draws `text` (digits; any other character is a space) with its top left corner at `left`, `top`. */
export function drawDigits(canvas: Canvas, text: string, left: number, top: number, dot: number, paint: Color): void {
  for (const [place, character] of [...text].entries()) {
    const rows = DIGITS[Number(character)] ?? []
    for (const [row, dots] of rows.entries()) {
      for (const [column, mark] of [...dots].entries()) {
        if (mark !== '#') continue
        fillRect(canvas, left + (place * (COLUMNS + 1) + column) * dot, top + row * dot, dot, dot, paint)
      }
    }
  }
}
