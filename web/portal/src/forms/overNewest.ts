/**
 * Two officials edit the same record: what was typed here is laid over what the other one stored, so that neither is lost.
 */
import { isChosen, startingValues, type FormField, type Values } from './field'

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What the other official wrote; a choice is kept as a code, rows as a list, which say nothing to anybody. */
function theirs(value: unknown, coded: boolean): string {
  return coded ? '（他人也改过）' : `（他人已改为“${String(value ?? '空')}”）`
}

/**
 * `before` is what this form began with, `newest` what is stored now. Answers the values to go on with, and one sentence that
 * says which fields were kept as typed here and which of them the other official had changed as well.
 */
export function overNewest(
  fields: FormField[],
  before: Values,
  typed: Values,
  newest: Values,
): { values: Values; told: string } {
  const began = startingValues(fields, before)
  const values = startingValues(fields, newest)
  const kept: string[] = []
  for (const field of fields) {
    const { key, title, kind } = field
    if (same(typed[key], began[key]) || same(typed[key], values[key])) continue
    kept.push(
      title + (same(values[key], began[key]) ? '' : theirs(values[key], isChosen(kind) || kind === 'rows')),
    )
    values[key] = typed[key]
  }
  const told = kept.length
    ? `已载入最新内容，您填写的${kept.join('、')}仍保留在表中，请核对后保存`
    : '已载入最新内容，请核对后保存'
  return { values, told }
}
