/** How people see colours. The three dichromacies are the strongest common forms; the weaker ones lie between. */
export type Vision = 'normal' | 'protan' | 'deutan' | 'tritan'

export const VISIONS: readonly Vision[] = ['normal', 'protan', 'deutan', 'tritan']

type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

/**
 * What a dichromat sees, in linear RGB. Source: Machado, Oliveira and Fernandes, "A Physiologically-based Model for
 * Simulation of Color Vision Deficiency", 2009, severity 1.0.
 */
const SEEN: Record<Exclude<Vision, 'normal'>, Matrix> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** How far apart two colours (#rrggbb) look to `vision`: the distance in OKLab, 0 for the same, 1 from black to white. */
export function colorDistance(a: string, b: string, vision: Vision): number {
  const [from, to] = [toOklab(seenBy(toLinear(a), vision)), toOklab(seenBy(toLinear(b), vision))]
  return Math.hypot(from[0] - to[0], from[1] - to[1], from[2] - to[2])
}

/** The contrast ratio of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio". */
export function contrastOf(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (lighter + 0.05) / (darker + 0.05)
}

const luminance = (color: string): number => dot([0.2126, 0.7152, 0.0722], toLinear(color))

const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

const times = (matrix: Matrix, value: Triple): Triple => [
  dot(matrix[0], value),
  dot(matrix[1], value),
  dot(matrix[2], value),
]

function seenBy(linear: Triple, vision: Vision): Triple {
  if (vision === 'normal') return linear
  const [r, g, b] = times(SEEN[vision], linear)
  const clamp = (part: number) => Math.min(Math.max(part, 0), 1)
  return [clamp(r), clamp(g), clamp(b)]
}

/** #rrggbb as linear light, 0 to 1 each. Source: IEC 61966-2-1 (sRGB). */
function toLinear(color: string): Triple {
  const part = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

/** Source: Ottosson, "A perceptual color space for image processing", 2020. */
function toOklab(linear: Triple): Triple {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    linear,
  )
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [Math.cbrt(cones[0]), Math.cbrt(cones[1]), Math.cbrt(cones[2])],
  )
}
