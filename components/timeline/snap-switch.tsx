import { Magnet } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { toggleSnapping, useTimelineSettings } from '@/lib/browser/stores/timeline-settings'

/** Whether dragged edges are attracted; kept for every video of this browser. */
export function SnapSwitch() {
  const isOn = useTimelineSettings(({ snapping }) => snapping === 'on')
  return (
    <Button
      look="quiet"
      role="switch"
      aria-checked={isOn}
      title={`Snapping is ${isOn ? 'on' : 'off'}: dragged edges are ${isOn ? '' : 'not '}held by the playhead, boundaries, marks and keyframes. Alt turns it round while held`}
      onClick={toggleSnapping}
    >
      <Magnet aria-hidden={true} className="size-4" /> Snap <span aria-hidden={true}>{isOn ? 'on' : 'off'}</span>
    </Button>
  )
}
