/** How a line of a roster is shown to those who review it, and what became of it. */
import type { Column } from '@/lists/listState'

export const STATUS: Column['options'] = [
  { value: 'open', label: '待申报', tag: '' },
  { value: 'moving', label: '正常', tag: 'success' },
  { value: 'held', label: '异议暂缓', tag: 'warning' },
  { value: 'void', label: '作废', tag: 'danger' },
  { value: 'deleted', label: '已删除', tag: 'info' },
]

export const ROSTER: Column[] = [
  { key: 'name', title: '姓名', width: 100 },
  { key: 'id_number', title: '身份证号', kind: 'masked', width: 185 },
  { key: 'status', title: '状态', kind: 'enum', width: 90, options: STATUS },
  { key: 'amount_fen', title: '金额(元)', kind: 'money', width: 110 },
  { key: 'village', title: '行政村', width: 150 },
  { key: 'village_group', title: '村民小组', width: 110 },
  { key: 'member_count', title: '享受人数', kind: 'number', width: 90 },
  { key: 'payee_name', title: '收款人', width: 100 },
  { key: 'account', title: '银行账号', kind: 'masked', width: 185 },
  { key: 'bank_name', title: '开户银行', width: 170 },
]
