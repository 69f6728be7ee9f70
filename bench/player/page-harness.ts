import { FRAME_RATE } from './long-videos'

// What runs in the page is text: the compiler would write calls into it of what is not there.

/**
 * What both contestants measure with, as `window.bench`. A contestant is `window.contestant`:
 * `input[name](frame)` does what a hand would, `arrival(frame, quality)` resolves when that frame is on screen, `shown()`
 * says which is.
 *
 * A latency runs from the dispatch of the input, at any moment between two frames of the display, to the start of the
 * animation frame that puts the picture on screen: of the requestAnimationFrame that follows the change of the canvas,
 * or, for a media element, of the requestVideoFrameCallback, which runs in the same step of the same frame.
 */
export const HARNESS = `
  const now = () => performance.now()
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(now())))
  const within = (ms, promise) => Promise.race([promise, wait(ms).then(() => null)])
  const FRAME_RATE = ${FRAME_RATE}

  // The bar code of what is on screen: three by three points of each of its 28 cells.
  const strip = new OffscreenCanvas(84, 3)
  const stripContext = strip.getContext('2d', { willReadFrequently: true })
  const readStrip = (source) => {
    const width = source.videoWidth ?? source.width
    const height = source.videoHeight ?? source.height
    stripContext.drawImage(source, 0, 0, width, height / 12, 0, 0, 84, 3)
    const { data } = stripContext.getImageData(0, 0, 84, 3)
    return Array.from({ length: 84 * 3 }, (_, i) => data[i * 4 + 1])
  }
  const look = () => {
    const shown = contestant.shown()
    return shown === null ? null : { frame: shown.frame, strip: readStrip(shown.source) }
  }

  async function measure(input, at, target, quality) {
    await wait(Math.random() * 17)
    trace = {}
    const arrival = contestant.arrival(target, quality)
    const from = now()
    contestant.input[input](at)
    const arrived = await within(10000, arrival)
    if (arrived === null) return { target, ms: null, drawnMs: null, seen: look(), parts: null }
    const { drawnAt, shownAt } = arrived
    const { postedAt, gotAt, stallMs } = trace
    const parts = gotAt === undefined || gotAt > drawnAt ? null
      : { askMs: postedAt - from, workerMs: gotAt - postedAt, stallMs, drawMs: drawnAt - gotAt, displayMs: shownAt - drawnAt }
    return { target, ms: shownAt - from, drawnMs: drawnAt - from, seen: look(), parts }
  }

  // A drag that jumps about: the hand moves on as soon as it sees where it is.
  async function scrub(frames) {
    await goTo(frames[0])
    contestant.input.press(frames[0])
    const samples = []
    for (const frame of frames.slice(1)) samples.push(await measure('move', frame, frame, 'any'))
    contestant.input.release()
    await within(10000, contestant.arrival(frames.at(-1), 'full'))
    return samples
  }

  async function goTo(frame) {
    const arrival = contestant.arrival(frame, 'full')
    contestant.input.press(frame)
    contestant.input.release()
    await within(10000, arrival)
  }

  async function full(frames) {
    const samples = []
    for (const frame of frames) {
      samples.push(await measure('click', frame, frame, 'full'))
      await wait(100)
    }
    return samples
  }

  // The first step back from somewhere new, and those that follow when the hand goes on a second later.
  async function stepBack(frame, count) {
    await goTo(frame)
    const cold = await measure('back', frame, frame - 1, 'full')
    await wait(1000)
    const cached = []
    for (let at = frame - 1; cached.length < count; at -= 1) {
      cached.push(await measure('back', at, at - 1, 'full'))
      await wait(20)
    }
    return { cold, cached }
  }

  // Watches what is on screen in every animation frame until stopped.
  function watch() {
    const seen = []
    let goesOn = true
    let last = null
    requestAnimationFrame(function next() {
      if (!goesOn) return
      const at = now()
      const shown = contestant.shown()
      if (shown !== null && shown.frame !== last) seen.push({ at, ...look() })
      last = shown?.frame ?? null
      requestAnimationFrame(next)
    })
    return { seen, stop: () => { goesOn = false } }
  }

  async function drag(frames, everyMs) {
    await goTo(frames[0])
    await wait(500)
    contestant.input.press(frames[0])
    const watching = watch()
    const from = now()
    for (const [i, frame] of frames.entries()) {
      await wait(Math.max(from + i * everyMs - now(), 0))
      contestant.input.move(frame)
    }
    const tookMs = now() - from
    await wait(100)
    watching.stop()
    contestant.input.release()
    await within(10000, contestant.arrival(frames.at(-1), 'full'))
    return { asked: frames, seen: watching.seen, tookMs }
  }

  async function reverse(frame, ms) {
    await goTo(frame)
    await wait(1500)
    const watching = watch()
    const from = now()
    contestant.input.reverse(frame)
    await wait(ms)
    contestant.input.stop()
    watching.stop()
    await wait(500)
    return { from, start: frame, seen: watching.seen, ms }
  }

  let scrubbing = false
  // What an annotator does for half an hour, without rest.
  async function scrubOn(frameCount) {
    scrubbing = true
    while (scrubbing) {
      let at = Math.floor(Math.random() * frameCount)
      contestant.input.press(at)
      for (let i = 0; i < 40; i += 1) {
        await wait(16)
        at = Math.min(Math.max(at + Math.round((Math.random() - 0.4) * 400), 0), frameCount - 1)
        contestant.input.move(at)
      }
      contestant.input.release()
      await within(3000, contestant.arrival(at, 'full'))
      for (let i = 0; i < 20 && at > 0; i += 1, at -= 1) {
        contestant.input.back(at)
        await wait(33)
      }
      await wait(300)
    }
  }

  // When the first picture was on screen, in milliseconds since the page was asked for.
  const firstFrame = (async () => {
    for (;;) {
      const at = await nextFrame()
      if (contestant.shown() !== null) return at
    }
  })()

  let trace = {}
  window.bench = { scrub, full, stepBack, drag, reverse, scrubOn, goTo, firstFrame, stop: () => { scrubbing = false } }
`

/** The workspace of the application as a contestant. It is asked by events as a pointer on the scrubber makes them. */
export const FRAMEMARK = `(() => {${HARNESS}
  const canvasNow = () => {
    const canvas = document.querySelector('[data-testid="player-frame"]')
    return canvas === null || canvas.hidden || canvas.dataset.frame === undefined ? null : canvas
  }
  const videoNow = () => {
    const video = document.querySelector('[data-testid="player-video"]')
    return video === null || video.readyState < 2 ? null : video
  }
  const point = (type, frame) => {
    const bar = document.querySelector('[data-testid="scrubber"]')
    // Who was not pressed by a real pointer cannot be captured by one.
    bar.setPointerCapture = () => {}
    const { left, width, top, height } = bar.getBoundingClientRect()
    const clientX = left + ((frame + 0.5) / (Number(bar.getAttribute('aria-valuemax')) + 1)) * width
    bar.dispatchEvent(new PointerEvent(type, { clientX, clientY: top + height / 2, pointerId: 1, button: 0, bubbles: true }))
  }
  const key = (name) => {
    const pressed = { key: name, code: 'Key' + name.toUpperCase(), bubbles: true, cancelable: true }
    document.body.dispatchEvent(new KeyboardEvent('keydown', pressed))
    document.body.dispatchEvent(new KeyboardEvent('keyup', pressed))
  }
  window.contestant = {
    input: {
      press: (frame) => point('pointerdown', frame),
      move: (frame) => point('pointermove', frame),
      release: () => point('lostpointercapture', 0),
      click: (frame) => { point('pointerdown', frame); point('lostpointercapture', frame) },
      back: () => key(','),
      reverse: () => key('j'),
      stop: () => key('k'),
    },
    arrival: (frame, quality) => new Promise((resolve) => {
      const isThere = () => {
        const canvas = canvasNow()
        return canvas?.dataset.frame === String(frame) && (quality === 'any' || canvas.dataset.quality === quality)
      }
      const arrive = async () => {
        const drawnAt = now()
        resolve({ drawnAt, shownAt: await nextFrame() })
      }
      if (isThere()) return void arrive()
      const observer = new MutationObserver(() => {
        if (!isThere()) return
        observer.disconnect()
        void arrive()
      })
      observer.observe(document.querySelector('[data-testid="player-frame"]'), { attributes: true })
    }),
    shown: () => {
      const canvas = canvasNow()
      if (canvas !== null) return { frame: Number(canvas.dataset.frame), source: canvas }
      const video = videoNow()
      return video === null ? null : { frame: Math.round(video.currentTime * FRAME_RATE - 0.5), source: video }
    },
  }

  let supplied
  bench.supplied = new Promise((resolve) => { supplied = resolve })

  // What goes to the decoding worker and when it answers.
  const NativeWorker = window.Worker
  window.Worker = class extends NativeWorker {
    constructor(...args) {
      super(...args)
      this.addEventListener('message', ({ data }) => {
        if (data.kind === 'supply' && data.supply.scrub && data.supply.full) supplied()
        if (data.kind === 'picture' && trace.seq === data.seq) {
          trace.gotAt ??= now()
          trace.stallMs ??= data.stallMs
        }
      })
    }
    postMessage(message, ...rest) {
      if (message.kind === 'show' && trace.seq === undefined) {
        trace.seq = message.seq
        trace.postedAt = now()
      }
      super.postMessage(message, ...rest)
    }
  }
})()`

/** A page with nothing but the media element, sent from place to place as scripts do. */
export const PLAIN = `(() => {${HARNESS}
  const video = () => document.querySelector('video')
  let shownFrame = null
  const go = (frame) => { video().currentTime = (frame + 0.5) / FRAME_RATE }
  let timer = 0
  const listeners = new Set()
  document.addEventListener('DOMContentLoaded', () => {
    video().requestVideoFrameCallback(function next(_, { mediaTime }) {
      shownFrame = Math.round(mediaTime * FRAME_RATE)
      for (const listener of listeners) listener(shownFrame, now())
      video().requestVideoFrameCallback(next)
    })
  })
  window.contestant = {
    input: {
      press: go,
      move: go,
      release: () => {},
      click: go,
      back: (frame) => go(frame - 1),
      reverse: (frame) => {
        const from = now()
        timer = setInterval(() => {
          if (!video().seeking) go(Math.max(Math.round(frame - ((now() - from) / 1000) * FRAME_RATE), 0))
        }, 16)
      },
      stop: () => clearInterval(timer),
    },
    arrival: (frame) => new Promise((resolve) => {
      const listener = (shown, at) => {
        if (shown !== frame) return
        listeners.delete(listener)
        resolve({ drawnAt: at, shownAt: at })
      }
      listeners.add(listener)
      if (shownFrame === frame && !video().seeking && video().currentTime === (frame + 0.5) / FRAME_RATE) listener(frame, now())
    }),
    shown: () => (shownFrame === null ? null : { frame: shownFrame, source: video() }),
  }
})()`
