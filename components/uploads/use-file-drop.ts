import { useEffect, useState } from 'react'
import { type PickedFiles, pickFromDrop } from '@/lib/browser/uploads/picked-files'

/** A drag that left without a word (Escape, another window) is over when nothing was heard of it for so long. */
const SILENCE_MS = 600

/** Whether files are dragged over the page. What is dropped, wherever on it, goes to `onDrop`; the browser never opens it. */
export function useFileDrop(onDrop: (picked: PickedFiles) => void): boolean {
  const [isDragging, setDragging] = useState(false)
  useEffect(() => {
    const ending = new AbortController()
    const { signal } = ending
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = () => setDragging(false)
    const onFiles = (name: 'dragenter' | 'dragover' | 'drop', react: (event: DragEvent) => void) =>
      window.addEventListener(
        name,
        (event) => {
          if (event.dataTransfer?.types.includes('Files') !== true) return
          event.preventDefault()
          clearTimeout(timer)
          react(event)
        },
        { signal },
      )
    const drag = ({ dataTransfer }: DragEvent) => {
      if (dataTransfer !== null) dataTransfer.dropEffect = 'copy'
      setDragging(true)
      timer = setTimeout(end, SILENCE_MS)
    }
    onFiles('dragenter', drag)
    onFiles('dragover', drag)
    onFiles('drop', ({ dataTransfer }) => {
      end()
      if (dataTransfer !== null) void pickFromDrop(dataTransfer).then(onDrop)
    })
    signal.addEventListener('abort', () => clearTimeout(timer))
    return () => ending.abort()
  }, [onDrop])
  return isDragging
}
