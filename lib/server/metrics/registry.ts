import 'server-only'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { processWide } from '@/lib/server/process-wide'
import { registerBuild } from './build-metric'
import { registerMediaMetrics } from './media-metrics'

const slot = processWide<Registry>('metrics-registry')

/** What this process measures about itself, and what others registered. It begins when it is first asked for. */
export function metricsRegistry(): Registry {
  if (slot.value !== undefined) return slot.value
  const registry = new Registry()
  slot.value = registry
  collectDefaultMetrics({ register: registry })
  registerBuild(registry)
  registerMediaMetrics(registry)
  return registry
}

/**
 * Adds a number that `read` gives whenever somebody asks for the metrics. `name` begins with `framemark_` and ends in its
 * unit (prometheus.io/docs/practices/naming). Registered again, the newer one counts.
 */
export function registerGauge(name: string, help: string, read: () => number): void {
  const registry = metricsRegistry()
  registry.removeSingleMetric(name)
  const registers = [registry]
  new Gauge({
    name,
    help,
    registers,
    collect() {
      this.set(read())
    },
  })
}
