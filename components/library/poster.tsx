import { Film } from 'lucide-react'
import { useState } from 'react'
import type { VariantKind } from '@/lib/videos/schema'

type Props = { readonly videoId: string; readonly variant: VariantKind; readonly duration: string }

/** A picture of the video with its duration; a quiet placeholder where there is no picture. */
export function Poster({ videoId, variant, duration }: Props) {
  const [isMissing, setMissing] = useState(false)
  return (
    <div className="relative flex h-[84px] w-[150px] shrink-0 items-center justify-center overflow-hidden rounded-md bg-black/85">
      {isMissing ? (
        <Film aria-hidden={true} className="size-6 text-white/40" strokeWidth={1.5} />
      ) : (
        // biome-ignore lint/performance/noImgElement: a picture behind sign-in, small and made for this place, must not pass through a shared image cache
        <img
          src={`/api/media/videos/${videoId}/poster?type=${variant}`}
          alt=""
          loading="lazy"
          decoding="async"
          className="size-full object-contain"
          onError={() => setMissing(true)}
        />
      )}
      <span className="absolute right-1 bottom-1 rounded bg-black/75 px-1 text-xs font-medium text-white">
        {duration}
      </span>
    </div>
  )
}
