/** What is asked when an entitlement is granted or changed: the programme's own form, and on what it rests. */
import type { Schemas } from '@/api/client'
import type { FormField } from '@/forms/field'
import { fieldsOfColumns } from '../lines/lineFields'

const usual = { required: false, nullable: true, options: [], dictionary: '', note: '', placeholder: '' }

/** Only what the form adds: person, payee and account are kept with the recipient, members as people of the household. */
export function formFields(columns: Schemas['ColumnAnswer'][]): FormField[] {
  return fieldsOfColumns(
    columns.filter((column) => column.of_form && !column.sensitive && column.key !== 'members'),
  )
}

export const CLASS_AND_BASIS: FormField[] = [
  { ...usual, key: 'class_name', title: '类别', kind: 'text', maxLength: 40, note: '例如 A类，没有可不填' },
  {
    ...usual,
    key: 'basis',
    title: '认定依据',
    kind: 'textarea',
    required: true,
    maxLength: 200,
    placeholder: '例如：2026年5月入户核查',
  },
]

export const DATES: FormField[] = [
  { ...usual, key: 'starts_on', title: '起始日期', kind: 'date', required: true },
  { ...usual, key: 'stops_on', title: '停发日期', kind: 'date', note: '不填则长期享受' },
]
