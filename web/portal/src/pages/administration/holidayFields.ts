/** What 放假安排 of a year asks for, and how its days are written. */
import type { Schemas } from '@/api/client'
import type { FormField, Values } from '@/forms/field'

type Row = Schemas['ScheduleRow']
const usual = { nullable: false, required: true, options: [], dictionary: '', note: '', placeholder: '' }
/** The holidays of 全国年节及纪念日放假办法 in the order of the notice; two that are one holiday are written in one row. */
const NAMES = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']

/** `year` is the one to begin with; a year that is corrected is not asked for again. */
export function holidayFields(year: number | null): FormField[] {
  const asked: FormField[] = [
    {
      ...usual,
      key: 'document_no',
      title: '文号',
      kind: 'text',
      maxLength: 60,
      placeholder: year ? `例如：国办发明电〔${year - 1}〕7号` : '例如：国办发明电〔2025〕7号',
      note: '国务院办公厅关于部分节假日安排的通知的文号',
    },
    {
      ...usual,
      key: 'holidays',
      title: '放假（包括连休的周末）',
      kind: 'rows',
      maxRows: 12,
      rows: [
        { ...usual, key: 'name', title: '节日', kind: 'text', maxLength: 20 },
        { ...usual, key: 'first_day', title: '第一天', kind: 'date' },
        { ...usual, key: 'last_day', title: '最后一天', kind: 'date' },
      ],
    },
    {
      ...usual,
      required: false,
      key: 'workdays',
      title: '调休上班（周末上班的日期）',
      kind: 'rows',
      maxRows: 20,
      rows: [{ ...usual, key: 'day', title: '上班日期', kind: 'date' }],
    },
  ]
  if (year === null) return asked
  return [{ ...usual, key: 'year', title: '年度', kind: 'number', fallback: year }, ...asked]
}

/** What the form begins with: a recorded year as it is, a new one with the holidays that every notice names. */
export function valuesOf(row: Row | null): Values {
  if (!row) return { holidays: NAMES.map((name) => ({ name, first_day: null, last_day: null })) }
  return {
    document_no: row.document_no,
    holidays: row.holidays,
    workdays: row.workdays?.map((day) => ({ day })),
  }
}

/** What the form sends. */
export function bodyOf(values: Values): Omit<Schemas['RecordScheduleBody'], 'year'> {
  return {
    document_no: String(values.document_no),
    holidays: values.holidays as Schemas['HolidayBody'][],
    workdays: (values.workdays as { day: string }[]).map((row) => row.day),
  }
}

const parts = (day: string): string[] => day.split('-').map((part) => String(Number(part)))

/** “2月14日”; with its year where it is another one than that of the schedule. */
export function dayOf(day: string, year: number): string {
  const [of, month, date] = parts(day)
  return `${Number(of) === year ? '' : `${of}年`}${month}月${date}日`
}

/** “春节 2月15日至23日”. */
export function holidayText(holiday: Schemas['Holiday'], year: number): string {
  const { name, first_day: first, last_day: last } = holiday
  const begins = `${name} ${dayOf(first, year)}`
  if (first === last) return begins
  const sameMonth = first.slice(0, 7) === last.slice(0, 7)
  return `${begins}至${sameMonth ? `${parts(last)[2]}日` : dayOf(last, year)}`
}
