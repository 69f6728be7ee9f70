// What runs in the page is text: the compiler would write calls into it of what is not there.

/**
 * Turns the wheel over an element once a frame and measures each frame that follows: from its first callback
 * to the first task after it, that is everything the page does on its main thread to show the change — program, style,
 * layout, painting. A frame's interval is how long the one before was on screen.
 */
export const HARNESS = `(() => {
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
  const turn = (surface, wheel, share) => {
    const { left, top, width, height } = surface.getBoundingClientRect()
    const event = { bubbles: true, cancelable: true, clientX: left + width * share, clientY: top + height / 2, ...wheel }
    surface.dispatchEvent(new WheelEvent('wheel', event))
  }
  const nextFrame = (act) => new Promise((resolve) => {
    requestAnimationFrame(() => {
      const shownAt = performance.now()
      // Asked for before the page asks: it runs first in the next frame.
      requestAnimationFrame(() => {
        const from = performance.now()
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve({ ms: performance.now() - from, intervalMs: from - shownAt })
        channel.port2.postMessage(null)
      })
      act()
    })
  })
  async function run(selector, wheels) {
    const surface = document.querySelector(selector)
    const frames = []
    for (const { share, ...wheel } of wheels) frames.push(await nextFrame(() => turn(surface, wheel, share)))
    await wait(300)
    return frames
  }
  window.timelineBench = { run, count: (selector) => document.querySelectorAll(selector).length }
})()`

/**
 * The peer: an element for each segment, placed anew with every change of the view and hidden outside it, as timelines of
 * elements are made; without a framework, which would only cost more. `bars` is JSON: start, end, lane, color and name of each.
 */
export const elementsPage = (bars: string, frameCount: number): string => `<!doctype html>
<style>
  body { margin: 0; background: #0d0f12; color: #e6e9ee; font: 500 12px system-ui }
  #strip { position: relative; height: 126px; overflow: hidden auto; margin: 700px 0 0 152px; touch-action: none }
  #strip > div { position: absolute; overflow: hidden; height: 15px; box-sizing: border-box; border-radius: 4px;
    border: 1px solid color-mix(in srgb, var(--color) 70%, #0d0f12); border-left: 3px solid var(--color);
    background: color-mix(in srgb, var(--color) 28%, #0d0f12); white-space: nowrap; padding: 0 6px }
  #strip > div[hidden] { display: none }
</style>
<div id="strip"></div>
<script>
  const bars = ${bars}
  const strip = document.querySelector('#strip')
  const width = strip.clientWidth
  const frameCount = ${frameCount}
  let view = { start: 0, scale: frameCount / width }
  const elements = bars.map(({ lane, color, name }) => {
    const element = document.createElement('div')
    element.style.top = lane * 18 + 2 + 'px'
    element.style.setProperty('--color', color)
    element.textContent = name
    strip.append(element)
    return element
  })
  const place = () => bars.forEach(({ start, end }, i) => {
    const left = Math.max(-40, (start - view.start) / view.scale)
    const right = Math.min(width + 40, (end - view.start) / view.scale)
    const element = elements[i]
    element.hidden = right < -40 || left > width + 40
    element.style.left = left + 'px'
    element.style.width = Math.max(3, right - left) + 'px'
  })
  place()
  let waiting = []
  strip.addEventListener('wheel', (event) => {
    event.preventDefault()
    waiting.push(event)
    if (waiting.length > 1) return
    requestAnimationFrame(() => {
      for (const { deltaY, shiftKey, clientX } of waiting) {
        const x = clientX - 152
        const scale = shiftKey ? view.scale
          : Math.min(frameCount / width, Math.max(1 / 64, view.scale * Math.exp(deltaY * 0.0018)))
        const start = shiftKey ? view.start + deltaY * scale : view.start + x * (view.scale - scale)
        view = { scale, start: Math.min(Math.max(0, start), Math.max(0, frameCount - scale * width)) }
      }
      waiting = []
      place()
    })
  }, { passive: false })
</script>`
