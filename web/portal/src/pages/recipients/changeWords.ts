/** 修改记录 in words: which particular changed, from what to what. Accounts, members and villages are shown by name. */
import type { Schemas } from '@/api/client'

type Detail = Schemas['RecipientDetail']

export const ACCOUNT_STATES: Record<string, string> = {
  proposed: '待确认',
  active: '使用中',
  closed: '已停用',
  refused: '已驳回',
}
const TITLES: Record<string, string> = {
  kind: '类别',
  name: '姓名',
  id_number: '证件号码',
  gender: '性别',
  birth_date: '出生日期',
  village: '行政村',
  village_code: '行政村',
  village_group: '村民小组',
  phone: '联系电话',
  enabled: '状态',
  reason: '原因',
  guardian: '监护人',
  guardian_name: '监护人',
  guardian_id_number: '监护人证件',
  attributes: '其他信息',
  account: '账号',
  state: '账户状态',
  bank_name: '开户银行',
  holder_name: '户名',
  closed_accounts: '停用的账户',
  active_account: '启用的账户',
  members: '家庭成员',
  member: '家庭成员',
  member_id: '家庭成员',
  relation: '与户主关系',
  joined_on: '迁入日期',
  left_on: '迁出日期',
}
const VALUES: Record<string, string> = {
  true: '启用',
  false: '停用',
  male: '男',
  female: '女',
  individual: '个人',
  household: '家庭（户）',
  collective: '集体',
  ...ACCOUNT_STATES,
}
const NOTHING = '空'

function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return NOTHING
  if (Array.isArray(value)) return value.map(plain).join('、') || NOTHING
  if (typeof value === 'object')
    return (
      Object.values(value as object)
        .map(plain)
        .join('、') || NOTHING
    )
  return VALUES[String(value)] ?? String(value)
}

/** One change; `place` names a division by its code. */
export function changeInWords(
  change: Schemas['Change'],
  of: Detail,
  place: (code: string) => string,
): string {
  const account = (id: unknown) => of.accounts.find((one) => one.id === id)?.account ?? String(id)
  const say = (key: string, value: unknown): string => {
    if (key === 'closed_accounts' && Array.isArray(value)) return value.map(account).join('、') || NOTHING
    if (key === 'active_account' && value) return account(value)
    if (key === 'member_id' && value) return of.members.find((one) => one.id === value)?.name ?? String(value)
    if (key.startsWith('village') && /^\d{12}$/.test(String(value))) return place(String(value))
    return plain(value)
  }
  const keys = [...new Set([...Object.keys(change.before), ...Object.keys(change.after)])]
  return keys
    .map((key) => {
      const [before, after] = [say(key, change.before[key]), say(key, change.after[key])]
      const title = TITLES[key] ?? '其他'
      if (!(key in change.before)) return `${title}：${after}`
      if (!(key in change.after)) return `${title}：${before}`
      return `${title}：${before} → ${after}`
    })
    .join('；')
}
