/**
 * What runs in the page, before anything of it, as `window.editing`: `sample()` waits for the next edit by the keyboard.
 *
 * `frames` counts the frames of the display from the key press to the first that shows the newly drawn canvas of the
 * timeline, that one included: 1 is the next frame that could show it. Nothing but the label key has it drawn. `barMs` ends at the start of that frame. `durableMs` ends with the event `complete` of the
 * transaction (durability strict) that wrote the edit to IndexedDB; the screen says "saving" after that.
 */
export const WATCH = `
  const now = () => performance.now()
  let waiting = null
  const clearRect = CanvasRenderingContext2D.prototype.clearRect
  CanvasRenderingContext2D.prototype.clearRect = function (...given) {
    if (waiting !== null && this.canvas.dataset?.testid === 'timeline-canvas') waiting.isDrawn = true
    return clearRect.apply(this, given)
  }
  const transaction = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (...given) {
    const made = transaction.apply(this, given)
    const sample = waiting
    if (this.name === 'framemark-outbox' && given[1] === 'readwrite' && sample !== null && !sample.isWriting) {
      sample.isWriting = true
      made.addEventListener('complete', () => {
        sample.durableMs = now() - sample.from
        sample.done()
      })
    }
    return made
  }
  window.editing = {
    sample: () =>
      new Promise((resolve) => {
        const sample = { from: 0, isDrawn: false, frames: 0, barMs: null, durableMs: null, isWriting: false }
        sample.done = () => {
          if (sample.barMs === null || sample.durableMs === null) return
          waiting = null
          resolve({ frames: sample.frames, barMs: sample.barMs, durableMs: sample.durableMs })
        }
        const look = () => {
          sample.frames += 1
          if (sample.isDrawn) {
            sample.barMs = now() - sample.from
            sample.done()
          } else requestAnimationFrame(look)
        }
        const begin = (event) => {
          window.removeEventListener('keydown', begin, true)
          sample.from = event.timeStamp
          waiting = sample
          requestAnimationFrame(look)
        }
        window.addEventListener('keydown', begin, true)
      }),
  }
`
