/** What is asked of a recipient. An identity is never changed: a wrong one is disabled and entered anew. */
import { fieldsOfSpec, type FormField } from '@/forms/field'

export type Kind = 'individual' | 'collective' | 'household'

const TITLES: Record<Kind, [string, string]> = {
  individual: ['姓名', '身份证号'],
  household: ['户主姓名', '户主身份证号'],
  collective: ['集体名称', '统一社会信用代码'],
}

export function fieldsFor(kind: Kind, isNew: boolean): FormField[] {
  const [name, number] = TITLES[kind]
  const fields = fieldsOfSpec([
    { key: 'name', title: name, required: true, max_length: 100 },
    ...(isNew ? [{ key: 'id_number', title: number, required: true, max_length: 30 }] : []),
    { key: 'village', title: '行政村', kind: 'place', required: true },
    { key: 'village_group', title: '村民小组', max_length: 60 },
    { key: 'phone', title: '联系电话', max_length: 60 },
  ])
  return kind === 'household' && isNew ? [...fields, members()] : fields
}

function members(): FormField {
  const [base] = fieldsOfSpec([{ key: 'members', title: '家庭成员（户主以外）' }])
  return {
    ...base!,
    kind: 'rows',
    maxRows: 20,
    rows: fieldsOfSpec([
      { key: 'name', title: '姓名', required: true, max_length: 100 },
      { key: 'id_number', title: '身份证号', required: true, max_length: 30 },
      { key: 'relation', title: '与户主关系', required: true, max_length: 20, placeholder: '例如 配偶' },
    ]),
  }
}
