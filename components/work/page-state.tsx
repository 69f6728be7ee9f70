import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** What stands in a page's place while it is loading, or why it is not there. */
export function PageState(props: {
  readonly what: string
  readonly error: Error | null
  readonly onRetry: () => void
}) {
  if (props.error === null) {
    return (
      <p role="status" className="py-16 text-center text-ink-muted">
        Loading {props.what}…
      </p>
    )
  }
  return (
    <Notice title={`Could not load ${props.what}`} action={<Button onClick={props.onRetry}>Try again</Button>}>
      {props.error.message}
    </Notice>
  )
}
