/** Chains and postings of a county while they are edited. Which of them are allowed the server says. */
import type { Schemas } from '@/api/client'

export interface Chain {
  stages: string[]
  returns: Record<string, string>
  [more: string]: unknown
}
export type Chains = Record<string, Chain>
export interface Round {
  stage: Schemas['PublicityRoundBody']['stage']
  days: number
  working_days: boolean
  place: string
  online: boolean
}
export interface Settings {
  chains: Chains
  rounds: Round[]
}

/** The channels by which lines enter, as the settings name them. */
export const ENTRIES: Record<string, string> = { township: '乡镇受理', county: '县级导入' }

/** What makes two chains or postings the same, whatever the order of their keys. */
function textOf(value: object | undefined): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
}

/** Only what differs from the province is the county's own: the rest follows the province when that changes. */
export function ownOf(settings: Settings, province: Settings) {
  const chains = Object.entries(settings.chains).filter(
    ([entry, chain]) => textOf(chain) !== textOf(province.chains[entry]),
  )
  return {
    chains: Object.fromEntries(chains),
    publicity: textOf(settings.rounds) === textOf(province.rounds) ? null : settings.rounds,
  }
}

/** The differences between two settings, one sentence each. */
export function changesOf(before: Settings, after: Settings, titleOf: (stage: string) => string): string[] {
  const found: string[] = []
  for (const [entry, title] of Object.entries(ENTRIES)) {
    const old = before.chains[entry]
    const fresh = after.chains[entry]
    if (!old || !fresh) continue
    for (const stage of fresh.stages)
      if (!old.stages.includes(stage)) found.push(`${title}：增加“${titleOf(stage)}”`)
    for (const stage of old.stages)
      if (!fresh.stages.includes(stage)) found.push(`${title}：取消“${titleOf(stage)}”`)
    for (const stage of fresh.stages) {
      if (old.returns[stage] === fresh.returns[stage]) continue
      const to = fresh.returns[stage]
      found.push(`${title}：“${titleOf(stage)}”退回到${to ? `“${titleOf(to)}”` : '上一环节'}`)
    }
  }
  for (const round of after.rounds) {
    const old = before.rounds.find((one) => one.stage === round.stage)
    if (textOf(old) !== textOf(round))
      found.push(
        `${titleOf(round.stage)}：公示 ${round.days} ${round.working_days ? '个工作日' : '天'}，地点“${round.place}”，${round.online ? '同时网上公示' : '不在网上公示'}`,
      )
  }
  for (const round of before.rounds)
    if (!after.rounds.some((one) => one.stage === round.stage))
      found.push(`取消“${titleOf(round.stage)}”的公示要求`)
  return found
}
