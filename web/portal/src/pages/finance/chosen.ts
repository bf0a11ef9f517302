/** An indicator that was chosen for 指标挂接, with what was typed for it: yuan for 自定义扣减, per cent for 按比例扣减. */
export interface Chosen {
  id: number
  document_no: string
  project_name: string
  available_fen: number
  typed: string
}

export type Rule = 'in_order' | 'by_ratio' | 'custom'
