import { join } from 'node:path'
import { startApplication, startRoutes } from '@/bench/host/application'
import { fileNameOf, type Library, targetOf } from '@/bench/host/library'
import { type Program, startProgram, typescript } from '@/bench/host/program'
import { startBehindNginx } from './behind-nginx'
import type { Contestant } from './contestant'
import { findNginx, startStaticNginx } from './nginx'

/** Starts every server that can be measured on this machine, in the order of the tables. */
export async function startContestants(library: Library): Promise<Contestant[]> {
  const nginx = findNginx()
  const started = await Promise.all([
    nginx === null ? [] : startStatic(nginx, library),
    startPeer('send', 'range', library),
    startPeer('sirv', 'range', library),
    startFramemark(library),
    nginx === null ? [] : startBehindNginx(nginx, library).then((found) => (found === null ? [] : [found])),
    startRouteHandlers(library),
    startPeer('small-reads', 'range', library),
    startPeer('whole-file', 'whole', library),
  ])
  return started.flat()
}

export async function stopContestants(contestants: readonly Contestant[]): Promise<void> {
  const programs = new Set(contestants.flatMap((contestant) => contestant.programs))
  await Promise.all([...programs].map((program) => program.stop()))
}

async function startStatic(nginx: string, { media }: Library): Promise<Contestant[]> {
  const program = await startStaticNginx(nginx, media)
  return [{ name: 'nginx', programs: [program], media, answers: 'range', url: fileOf(program) }]
}

async function startPeer(kind: string, answers: Contestant['answers'], { media }: Library): Promise<Contestant[]> {
  const entry = join('bench', 'peers', `${kind}-server.ts`)
  const program = await startProgram({ name: kind, args: typescript(entry, media), env: { NODE_ENV: 'production' } })
  return [{ name: kind.replace('-', ' '), programs: [program], media, answers, url: fileOf(program) }]
}

async function startFramemark(library: Library): Promise<Contestant[]> {
  const program = await startApplication(library)
  return [{ name: 'framemark', programs: [program], media: library.media, answers: 'range', url: videoOf(program) }]
}

/** The route handlers, and an address of the same process that does nothing: what the framework alone costs. */
async function startRouteHandlers(library: Library): Promise<Contestant[]> {
  const program = await startRoutes(library)
  const both = { programs: [program], media: library.media }
  return [
    { ...both, name: 'framemark route', answers: 'range', url: videoOf(program) },
    { ...both, name: 'empty route', answers: 'anything', url: () => `${program.url}/healthz` },
  ]
}

const fileOf = (program: Program) => (name: string) => `${program.url}/${fileNameOf(name)}`
const videoOf = (program: Program) => (name: string) => program.url + targetOf(name)
