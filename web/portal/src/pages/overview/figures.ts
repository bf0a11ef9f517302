/** The figures of counties as the overview shows them: what became of what was issued, put together by division. */
import type { Schemas } from '@/api/client'
import { money, whole } from '@/format'

export type County = Schemas['CountyFigures']
export type Measure = keyof typeof PARTS

/** What became of what was issued; `keys` are the measures of the platform that belong together for a leader. */
export const PARTS = {
  paid: { title: '支付成功', keys: ['paid'], colour: '#2f8f57' },
  in_flight: { title: '待发送和在途', keys: ['requested', 'in_flight'], colour: '#2f6fc0' },
  failed: { title: '支付失败', keys: ['failed'], colour: '#c0392b' },
  returned: { title: '退款', keys: ['returned'], colour: '#b7791f' },
  stopped: { title: '已作废', keys: ['stopped'], colour: '#7b8794' },
} as const

export const MEASURES = Object.keys(PARTS) as Measure[]

export interface Figure {
  people: number
  fen: number
}

export interface StageFigure extends Figure {
  dossiers: number
}
export type StageMeasure = keyof StageFigure
export const STAGE_MEASURES: { value: StageMeasure; label: string }[] = [
  { value: 'people', label: '人数' },
  { value: 'fen', label: '金额(元)' },
  { value: 'dossiers', label: '申报单(份)' },
]
/** What places are ranked by when no stage is chosen: the share that was paid. */
export const BY_SHARE = 'share'
/** Where a dossier stands that went the whole way. */
export const FINISHED = 'finished'

/** One row of the ranking: a county, or a prefecture with its counties put together. */
export interface Place {
  code: string
  counties: number
  issued: Figure
  parts: Record<Measure, Figure>
  stages: Record<string, StageFigure>
  /** Basis points of what was issued that was paid. */
  share: number
  asOf: string
  rank: number
}

function sumOf(counties: County[], keys: readonly string[]): Figure {
  const found = counties.flatMap((county) => keys.map((key) => county.measures[key]))
  return {
    people: found.reduce((sum, one) => sum + (one?.people ?? 0), 0),
    fen: found.reduce((sum, one) => sum + (one?.fen ?? 0), 0),
  }
}

function stagesOf(counties: County[]): Record<string, StageFigure> {
  const sums: Record<string, StageFigure> = {}
  for (const [stage, one] of counties.flatMap((county) => Object.entries(county.stages))) {
    const sum = (sums[stage] ??= { dossiers: 0, people: 0, fen: 0 })
    sum.dossiers += one.dossiers
    sum.people += one.people
    sum.fen += one.fen
  }
  return sums
}

export function placeOf(code: string, counties: County[]): Place {
  const issued = sumOf(counties, ['issued'])
  const parts = Object.fromEntries(
    MEASURES.map((name) => [name, sumOf(counties, PARTS[name].keys)]),
  ) as Record<Measure, Figure>
  return {
    code,
    counties: counties.length,
    issued,
    parts,
    stages: stagesOf(counties),
    share: issued.fen ? Math.floor((parts.paid.fen * 10_000) / issued.fen) : 0,
    // Every figure is at least as new as the oldest of them.
    asOf: counties.map((county) => county.as_of).sort()[0] ?? '',
    rank: 0,
  }
}

/**
 * The first `digits` of the county codes make one place each. The best share comes first, or with a stage as `by` the place
 * with the most people at it; equal places have one rank.
 */
export function ranked(counties: County[], digits: 4 | 6, by = BY_SHARE): Place[] {
  const groups = new Map<string, County[]>()
  for (const county of counties) {
    const code = county.county_code.slice(0, digits).padEnd(12, '0')
    groups.set(code, [...(groups.get(code) ?? []), county])
  }
  const places = [...groups].map(([code, members]) => placeOf(code, members))
  const worth = (place: Place): number => (by === BY_SHARE ? place.share : (place.stages[by]?.people ?? 0))
  places.sort((one, other) => worth(other) - worth(one) || one.code.localeCompare(other.code))
  for (const place of places) place.rank = places.findIndex((one) => worth(one) === worth(place)) + 1
  return places
}

/** 98.75% of basis points. */
export const percent = (share: number): string => `${(share / 100).toFixed(2)}%`

/** The figure of a stage in words. */
export const told = (value: number, measure: StageMeasure): string =>
  measure === 'fen' ? money(value) : whole(value)

/** The more there is, the darker; text stays readable on the darkest. */
export const shade = (value: number, most: number) => ({
  backgroundColor: value ? `rgba(47, 111, 192, ${0.06 + (0.26 * value) / most})` : 'transparent',
})
