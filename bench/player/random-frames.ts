/** Frames at any place of a video, but for its first 20 s, so that there is something to go back to. */
export type RandomFrames = {
  readonly one: () => number
  readonly several: (count: number) => number[]
  /** `count` places that a hand passes on its way over a tenth of the video. */
  readonly drag: (count: number) => number[]
}

const FIRST = 500

export function randomFrames(frameCount: number): RandomFrames {
  const one = () => FIRST + Math.floor(Math.random() * (frameCount - FIRST))
  const several = (count: number) => Array.from({ length: count }, one)
  const drag = (count: number) => {
    const start = Math.floor(Math.random() * frameCount * 0.9)
    return Array.from({ length: count }, (_, i) => Math.floor(start + (i * frameCount * 0.1) / count))
  }
  return { one, several, drag }
}
