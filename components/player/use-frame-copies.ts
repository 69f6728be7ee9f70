import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { askMediaLink } from '@/lib/browser/media-link/ask-media-link'
import { copyText } from '@/lib/browser/picture/copy-text'
import { pictureOfFrame } from '@/lib/browser/picture/frame-picture'
import { handOverPicture } from '@/lib/browser/picture/hand-over-picture'
import { videoQuery } from '@/lib/browser/queries/video'
import {
  usePlayerCanvas,
  usePlayerElement,
  usePlayerHandle,
  usePlayerSource,
} from '@/lib/browser/stores/player-context'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { addressOfFrame, pictureFileName } from '@/lib/player/frame-address'

type FrameCopies = {
  readonly copyLink: () => void
  readonly copyPicture: () => void
  /** A link to the bytes of the whole video, for a player that has no cookie of ours. */
  readonly copyFootageLink: () => void
}

/** Taking the frame on screen, or all footage, elsewhere, each saying what it was. */
export function useFrameCopies(): FrameCopies {
  const player = usePlayerHandle()
  const canvas = usePlayerCanvas()
  const video = usePlayerElement()
  const { videoId, variant } = usePlayerSource()
  const title = useQuery(videoQuery(videoId)).data?.title ?? ''
  const { announce } = useWorkspaceHandle().session
  return useMemo(() => {
    // What shows who was filmed leaves this page only knowingly.
    const warning = variant === 'raw' ? ' It is raw footage and may show who was filmed.' : ''
    const copyLink = async () => {
      const { frame } = player.getState()
      const link = addressOfFrame(window.location.href, frame)
      const isCopied = await copyText(link)
      announce(isCopied ? `Copied the link to frame ${frame}` : `The browser does not let this page copy. ${link}`)
    }
    const copyPicture = async () => {
      const picture = pictureOfFrame(player.getState(), canvas, video)
      if (picture.kind === 'refused') return announce(picture.reason)
      const { frame, width, height, png } = picture
      const fileName = pictureFileName(title, frame)
      const went = await handOverPicture(png, fileName).catch(() => 'failed' as const)
      if (went === 'failed') return announce(`No picture could be made of frame ${frame}.`)
      const what = `frame ${frame} as a picture of ${width} × ${height}`
      announce(`${went === 'copied' ? `Copied ${what}` : `Saved ${what}: ${fileName}`}.${warning}`)
    }
    const copyFootageLink = async () => {
      try {
        const { url, expiresAt } = await askMediaLink({ videoId, type: variant, rendition: 'playable' })
        const link = new URL(url, window.location.origin).href
        const isCopied = await copyText(link)
        const until = `It is good until ${timeOf(expiresAt)}, and only as long as you are signed in here.`
        announce(
          isCopied
            ? `Copied a link to the ${variant} footage. ${until}${warning}`
            : `The browser does not let this page copy. ${link} ${until}${warning}`,
        )
      } catch (error) {
        announce(`No link was made. ${error instanceof Error ? error.message : ''}`)
      }
    }
    return {
      copyLink: () => void copyLink(),
      copyPicture: () => void copyPicture(),
      copyFootageLink: () => void copyFootageLink(),
    }
  }, [player, canvas, video, videoId, variant, title, announce])
}

/** A time of today by the clock, another with its day. */
function timeOf(iso: string): string {
  const at = new Date(iso)
  const isToday = at.toDateString() === new Date().toDateString()
  return at.toLocaleString(undefined, { ...(!isToday && { dateStyle: 'medium' }), timeStyle: 'short' })
}
