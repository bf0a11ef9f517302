/** The fields of an account as row 18 of the function list names them, in its order. */
import type { FormField } from '@/forms/field'

const usual = { required: false, nullable: true, options: [], dictionary: '', note: '', placeholder: '' }
const option = (value: string, label: string) => ({ value, label, tag: '' as const })

/** `roles` are the posts that a new account may be given at once; null for an account that exists. */
export function officialFields(
  organisations: FormField['options'],
  roles: FormField['options'] | null,
): FormField[] {
  const fresh = roles !== null
  const account: FormField[] = fresh
    ? [
        {
          ...usual,
          key: 'account',
          title: '账号',
          kind: 'text',
          required: true,
          maxLength: 64,
          note: '建议使用手机号',
        },
      ]
    : []
  return [
    ...account,
    { ...usual, key: 'name', title: '名称', kind: 'text', required: true, maxLength: 50 },
    {
      ...usual,
      key: 'organisation_id',
      title: '机构',
      kind: 'select',
      required: true,
      options: organisations,
    },
    { ...usual, key: 'division', title: '部门', kind: 'text', maxLength: 100 },
    ...(roles
      ? [
          {
            ...usual,
            key: 'roles',
            title: '角色',
            kind: 'multiselect' as const,
            options: roles,
            note: '可选多个，在所选机构的区划任职；其他区划或须指定预算单位的角色，保存后在“授权”中授予',
          },
        ]
      : []),
    {
      ...usual,
      key: 'default_menu',
      title: '默认菜单',
      kind: 'radio',
      required: true,
      fallback: 'to_do',
      options: [option('business', '业务中心'), option('to_do', '我的待办')],
    },
    {
      ...usual,
      key: 'user_type',
      title: '用户类型',
      kind: 'select',
      required: true,
      fallback: 'civil_servant',
      options: [
        option('civil_servant', '公务员'),
        option('institution', '事业单位人员'),
        option('contract', '聘用人员'),
      ],
    },
    {
      ...usual,
      key: 'gender',
      title: '性别',
      kind: 'radio',
      options: [option('男', '男'), option('女', '女')],
    },
    { ...usual, key: 'birthday', title: '生日', kind: 'date' },
    {
      ...usual,
      key: 'phone',
      title: '电话',
      kind: 'phone',
      maxLength: 20,
      note: fresh ? '' : '不填则保留原号码',
    },
    {
      ...usual,
      key: 'id_number',
      title: '身份证号',
      kind: 'idcard',
      maxLength: 18,
      note: fresh ? '' : '不填则保留原证号',
    },
    { ...usual, key: 'email', title: '邮箱', kind: 'text', maxLength: 100 },
    { ...usual, key: 'remark', title: '备注', kind: 'textarea', maxLength: 500 },
    ...(fresh
      ? [{ ...usual, key: 'enabled', title: '是否启用', kind: 'switch' as const, fallback: true }]
      : []),
  ]
}
