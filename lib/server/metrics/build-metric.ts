import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Gauge, type Registry } from 'prom-client'
import { z } from 'zod'
import { projectRoot } from '@/lib/server/media/project-root'

/** Adds `framemark_build_info`: always 1, its labels say what is running. */
export function registerBuild(registry: Registry): void {
  const build = new Gauge({
    name: 'framemark_build_info',
    help: 'What is running, in the labels; the value is always 1.',
    labelNames: ['version', 'node'],
    registers: [registry],
  })
  build.set({ version: ownVersion(), node: process.versions.node }, 1)
}

function ownVersion(): string {
  const text = readFileSync(join(projectRoot(), 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
