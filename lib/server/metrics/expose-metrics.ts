import 'server-only'
import { metricsRegistry } from './registry'

/** Everything measured, in the text format of Prometheus 0.0.4. No cache keeps it. */
export async function exposeMetrics(): Promise<Response> {
  const registry = metricsRegistry()
  return new Response(await registry.metrics(), {
    headers: {
      'content-type': registry.contentType,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
