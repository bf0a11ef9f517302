/** The figures of counties as the overview shows them: what became of what was issued, put together by division. */
import type { Schemas } from '@/api/client'

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

/** One row of the ranking: a county, or a prefecture with its counties put together. */
export interface Place {
  code: string
  counties: number
  issued: Figure
  parts: Record<Measure, Figure>
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
    share: issued.fen ? Math.floor((parts.paid.fen * 10_000) / issued.fen) : 0,
    // Every figure is at least as new as the oldest of them.
    asOf: counties.map((county) => county.as_of).sort()[0] ?? '',
    rank: 0,
  }
}

/** The first `digits` of the county codes make one place each; the best share comes first, equal shares have one rank. */
export function ranked(counties: County[], digits: 4 | 6): Place[] {
  const groups = new Map<string, County[]>()
  for (const county of counties) {
    const code = county.county_code.slice(0, digits).padEnd(12, '0')
    groups.set(code, [...(groups.get(code) ?? []), county])
  }
  const places = [...groups].map(([code, members]) => placeOf(code, members))
  places.sort((one, other) => other.share - one.share || one.code.localeCompare(other.code))
  for (const place of places) place.rank = places.findIndex((one) => one.share === place.share) + 1
  return places
}

/** 98.75% of basis points. */
export const percent = (share: number): string => `${(share / 100).toFixed(2)}%`
