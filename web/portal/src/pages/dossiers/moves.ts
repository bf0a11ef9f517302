/** The moves of one dossier as buttons: what each is called at which post, and what it asks before it is made. */
import type { Schemas } from '@/api/client'
import type { ShownAction } from '@/components/ActionDialog.vue'

type Dossier = Schemas['DossierAnswer']
type Label = (stage: string) => string

const ALL = '第 {id} 号申报单，共 {people} 人、{total_fen} 元'

/** 送区县审核 and 撤回 are what the township's reviewer knows 审核 and 退回 as. */
function titleOf(verb: string, dossier: Dossier): string {
  const township = dossier.stage === 'township_review'
  const confirms = dossier.stage === 'township_confirm' || dossier.stage === 'county_confirm'
  if (verb === 'approve') return township ? '送区县审核' : '审核通过'
  if (verb === 'submit') return confirms ? '确认提交' : '送审'
  if (verb === 'return') return township ? '撤回' : '退回'
  return '召回'
}

export function movesOf(dossier: Dossier, label: Label): ShownAction[] {
  const at = { ids_key: 'dossier_ids', body: { stage: dossier.stage } }
  const call = (verb: string) => ({ method: 'POST', path: `/api/v1/counties/{county}/dossiers/${verb}` })
  const fields: Record<string, Schemas['Field'][]> = {
    approve: [{ key: 'opinion', title: '审核意见', kind: 'textarea', max_length: 500, default: '同意' }],
    submit: [{ key: 'opinion', title: '送审意见', kind: 'textarea', max_length: 500 }],
    return: [
      { key: 'reason', title: '退回原因', kind: 'textarea', max_length: 500, required: true },
      ...(dossier.return_targets.length > 1
        ? [
            {
              key: 'to_stage',
              title: '退回到',
              kind: 'select' as const,
              placeholder: '按流程设置',
              options: dossier.return_targets.map((code) => ({
                value: code,
                label: label(code),
                tag: '' as const,
              })),
              note: '不选时按区县设置的流程退回',
            },
          ]
        : []),
    ],
    recall: [],
  }
  const told: Record<string, string> = {
    approve: `将审核通过${ALL}，并送下一环节。`,
    submit: `将提交${ALL}到下一环节。`,
    return: `将把${ALL}退回，须重新办理后再送审。`,
    recall: `将召回${ALL}，回到您的环节。`,
  }
  return ['approve', 'submit', 'return', 'recall']
    .filter((verb) => dossier.actions.includes(verb))
    .map((verb) => {
      const title = titleOf(verb, dossier)
      return {
        spec: {
          key: verb,
          title,
          style: verb === 'return' ? 'danger' : verb === 'recall' ? 'warning' : 'primary',
          confirm: told[verb],
          done: `已${title}`,
          fields: fields[verb],
          ...at,
        },
        call: call(verb),
      }
    })
}
