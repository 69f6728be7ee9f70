/** How the picture is changed for looking: times the brightness and the contrast it has. 1 and 1 is the picture itself. */
export type PictureLook = { readonly brightness: number; readonly contrast: number }

export const PLAIN_LOOK: PictureLook = { brightness: 1, contrast: 1 }

/** The range of both, and the step of a slider. */
export const LOOK_RANGE = { least: 0.5, most: 3, step: 0.05 } as const

export const isPlain = ({ brightness, contrast }: PictureLook): boolean => brightness === 1 && contrast === 1

/** The filter that does it (CSS Filter Effects 1); brightness first, so that contrast turns on what is seen. */
export const filterOf = (look: PictureLook): string =>
  isPlain(look) ? 'none' : `brightness(${look.brightness}) contrast(${look.contrast})`

/** What is done to the picture, for people: `Brightness 140 %`; empty where nothing is. */
export function describeLook({ brightness, contrast }: PictureLook): string {
  const words = [
    ...(brightness === 1 ? [] : [`brightness ${percent(brightness)}`]),
    ...(contrast === 1 ? [] : [`contrast ${percent(contrast)}`]),
  ].join(', ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A share or a factor as people read it: 2.4 is `240 %`. */
export const percent = (factor: number): string => `${Math.round(factor * 100)} %`
