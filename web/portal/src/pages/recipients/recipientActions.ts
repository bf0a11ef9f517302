/** What is done to one recipient beyond its form: accounts by two officials, members, guardian. */
import type { ShownAction } from '@/components/ActionDialog.vue'

const PATH = '/api/v1/counties/{county}/recipients/{recipient_id}'

const reason = (title: string) =>
  ({ key: 'reason', title, kind: 'textarea', max_length: 200, required: true }) as const

export const PROPOSE: ShownAction = {
  spec: {
    key: 'propose',
    title: '提交账户变更',
    params: { recipient_id: 'id' },
    confirm: '提交后由另一名工作人员确认，确认之前仍用原账户发放。',
    done: '已提交，等待另一人确认',
    fields: [
      { key: 'account', title: '社会保障卡账号', max_length: 40, required: true },
      {
        key: 'bank_code',
        title: '开户银行',
        kind: 'select',
        required: true,
        dictionary: 'account_bank',
      },
      { key: 'holder_name', title: '代领人姓名', max_length: 60, note: '由他人代领时填写，本人领取不填' },
      { key: 'holder_id_number', title: '代领人身份证号', max_length: 60 },
      { key: 'holder_relation', title: '与补贴对象的关系', max_length: 60 },
      reason('变更原因'),
    ],
  },
  call: { method: 'POST', path: `${PATH}/accounts` },
}

export const CONFIRM: ShownAction = {
  spec: {
    key: 'confirm',
    title: '确认账户变更',
    params: { account_id: 'id' },
    confirm: '确认后，补贴将发到 {bank_name} {account}（{holder_name}）。',
    done: '已确认',
  },
  call: { method: 'POST', path: '/api/v1/counties/{county}/accounts/{account_id}/confirm' },
}

export const REFUSE: ShownAction = {
  spec: {
    key: 'refuse',
    title: '驳回账户变更',
    style: 'danger',
    params: { account_id: 'id' },
    confirm: '将驳回 {bank_name} {account} 的变更，仍用原账户发放。',
    done: '已驳回',
    fields: [reason('驳回原因')],
  },
  call: { method: 'POST', path: '/api/v1/counties/{county}/accounts/{account_id}/refuse' },
}

export const JOIN: ShownAction = {
  spec: {
    key: 'join',
    title: '新增家庭成员',
    params: { recipient_id: 'id' },
    done: '已新增',
    fields: [
      { key: 'name', title: '姓名', max_length: 100, required: true },
      { key: 'id_number', title: '身份证号', max_length: 30, required: true },
      { key: 'relation', title: '与户主关系', max_length: 20, required: true },
      { key: 'joined_on', title: '迁入日期', kind: 'date', required: true },
    ],
  },
  call: { method: 'POST', path: `${PATH}/members` },
}

export const LEAVE: ShownAction = {
  spec: {
    key: 'leave',
    title: '迁出',
    style: 'warning',
    params: { recipient_id: 'recipient_id', member_id: 'id' },
    confirm: '“{name}”将从本户迁出。',
    done: '已迁出',
    fields: [{ key: 'left_on', title: '迁出日期', kind: 'date', required: true }, reason('迁出原因')],
  },
  call: { method: 'POST', path: `${PATH}/members/{member_id}/leave` },
}

export const GUARDIAN: ShownAction = {
  spec: {
    key: 'guardian',
    title: '登记监护人',
    params: { recipient_id: 'id' },
    done: '已登记',
    fields: [
      { key: 'name', title: '监护人姓名', max_length: 100, required: true, of_row: 'guardian_name' },
      { key: 'id_number', title: '监护人身份证号', max_length: 30, required: true },
    ],
  },
  call: { method: 'PUT', path: `${PATH}/guardian` },
}
