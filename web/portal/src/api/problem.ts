/** What the server answers when it refuses (RFC 9457), and how the portal shows it. */
import { ElMessage } from 'element-plus'

export interface Problem {
  status: number
  code: string
  detail: string
  field: string | null
  row: number | null
  details: Record<string, unknown>
  request_id: string
}

/** A refusal as an error. `fields` maps the body's fields to what is wrong with each. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }

  /** Whether somebody else was faster: what the page shows is no longer what is stored. */
  get stale(): boolean {
    return this.problem.status === 409 && this.problem.field === null
  }

  get fields(): Record<string, string> {
    const found: Record<string, string> = {}
    const many = this.problem.details?.errors
    if (Array.isArray(many)) {
      for (const one of many as { field?: string; detail?: string }[]) {
        if (one.field) found[one.field] = one.detail ?? this.problem.detail
      }
    }
    if (this.problem.field && !found[this.problem.field]) found[this.problem.field] = this.problem.detail
    return found
  }
}

const OFFLINE = '网络不通或服务器没有应答，已填写的内容没有丢失，请稍后重试'

export function offline(): ProblemError {
  return new ProblemError({
    status: 0,
    code: 'network',
    detail: OFFLINE,
    field: null,
    row: null,
    details: {},
    request_id: '',
  })
}

/** The refusal inside an answer that is not OK. Anything but problem+json comes from a proxy in between. */
export async function problemOf(response: Response): Promise<ProblemError> {
  return refusal(await response.json().catch(() => null), response)
}

/** As `problemOf`, when the body was read already. */
export function refusal(body: unknown, response: Response): ProblemError {
  if (body && typeof (body as Partial<Problem>).detail === 'string') return new ProblemError(body as Problem)
  const detail = `服务器暂时无法办理（状态 ${response.status}），已填写的内容没有丢失，请稍后重试`
  return new ProblemError({
    status: response.status,
    code: 'http',
    detail,
    field: null,
    row: null,
    details: {},
    request_id: response.headers.get('x-request-id') ?? '',
  })
}

/** Says what went wrong. Returns whether it was a refusal; anything else is a fault of the portal and goes on. */
export function showProblem(error: unknown): void {
  if (error instanceof ProblemError) {
    ElMessage.error({ message: error.message, duration: 6000, showClose: true, grouping: true })
    return
  }
  throw error
}
