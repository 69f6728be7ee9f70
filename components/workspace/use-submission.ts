import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { reopenDocument, submitDocument } from '@/lib/browser/api/document'
import { documentQuery } from '@/lib/browser/queries/document'
import { readinessQuery } from '@/lib/browser/queries/readiness'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { AnnotationDocument } from '@/lib/segments/document-schema'
import { seenOf } from '@/lib/segments/document-schema'
import { visibleSegments } from '@/lib/workspace/document'

/** Hands the work on this video in, or takes it back; both say what came of it. */
export function useSubmission() {
  const { videoId, document, session } = useWorkspaceHandle()
  const client = useQueryClient()
  const { data } = useQuery(documentQuery(videoId))
  const taken = (now: AnnotationDocument) => {
    client.setQueryData(documentQuery(videoId).queryKey, now)
    void client.invalidateQueries({ queryKey: readinessQuery(videoId).queryKey })
  }
  const failed = ({ message }: Error) => {
    session.announce(message)
    document.reload()
  }
  const submit = useMutation({
    mutationFn: () => submitDocument(videoId, seenOf(visibleSegments(document.getState().workspace.segments))),
    onSuccess: (now) => {
      taken(now)
      session.setState({ isLabeling: false })
      session.announce('Submitted: the work is closed until you reopen it or a reviewer returns it')
    },
    onError: failed,
  })
  const reopen = useMutation({
    mutationFn: () => reopenDocument(videoId),
    onSuccess: (now) => {
      taken(now)
      session.announce('Reopened: you can go on labeling')
    },
    onError: failed,
  })
  return { document: data, submit, reopen }
}
