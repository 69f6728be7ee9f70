import { inkOn } from './ink-on'

type Place = { readonly left: number; readonly width: number; readonly top: number; readonly height: number }

/** From this width in pixels on the name of the label is written on it, as far as there is room. */
const WIDE = 34

/** One segment in a lane. Its colour is its label's; its name is on it where there is room, and in its title. */
export function LaneBar({ label, place }: { readonly label: { name: string; color: string }; readonly place: Place }) {
  return (
    <div
      title={label.name}
      className="absolute overflow-hidden rounded-xs px-1 text-[11px] leading-none font-medium whitespace-nowrap ring-1 ring-black/25"
      style={{ ...place, background: label.color, color: inkOn(label.color), lineHeight: `${place.height}px` }}
    >
      {place.width >= WIDE && place.height >= 11 ? label.name : ''}
    </div>
  )
}
