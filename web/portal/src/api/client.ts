/**
 * The one way to the server. `api` is typed by the interface document; `send` calls an operation that a page spec names.
 * Both add the CSRF token and, when the log-in has ended, let the official log in over the page and repeat the request.
 */
import createClient from 'openapi-fetch'
import type { components, paths } from './schema'
import { offline, problemOf, refusal } from './problem'

export type Schemas = components['schemas']
type SignInAgain = (reason?: string) => Promise<void>

const CSRF_HEADER = 'X-CSRF-Token'
let signInAgain: SignInAgain | null = null

/** The shell says how to log in again; without a shell (the log-in page) a 401 is an answer like any other. */
export function whenSignedOut(action: SignInAgain | null): void {
  signInAgain = action
}

function csrfToken(): string {
  const found = /(?:^|;\s*)(?:__Host-)?ykt_csrf=([^;]*)/.exec(document.cookie)
  return found?.[1] ? decodeURIComponent(found[1]) : ''
}

/** Whose page this is, and the token of the log-in that it was last seen with. */
let own: { official: number; token: string } | null = null
const OTHERS =
  '本浏览器已换用其他账号登录，本页没有提交任何内容。请用原账号重新登录后继续，已填写的内容不会丢失。'

/** The shell says for whom it drew the page; null when it is gone. */
export function drawnFor(official: number | null): void {
  own = official === null ? null : { official, token: csrfToken() }
}

/**
 * All windows of a browser share one log-in: what one official typed must not go out under the name of another who logged in
 * beside it.
 */
async function stillOwn(): Promise<void> {
  if (!own || !signInAgain || csrfToken() === own.token) return
  const answer = await attempt(new Request(`${location.origin}/api/v1/me`))
  // Nobody is signed in: the request itself is told so.
  if (!answer.ok) return
  const who = (await answer.json()) as Schemas['Me']
  if (who.id !== own.official) await signInAgain(OTHERS)
  if (own) own.token = csrfToken()
}

async function attempt(request: Request): Promise<Response> {
  if (request.method !== 'GET') request.headers.set(CSRF_HEADER, csrfToken())
  try {
    return await fetch(request)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw offline()
  }
}

/** Requests of the log-in itself: made to wait for a log-in, they would wait for ever. */
const LOG_IN = ['/api/v1/sign-ins', '/api/v1/captchas']

async function guarded(request: Request): Promise<Response> {
  if (LOG_IN.some((path) => new URL(request.url).pathname.startsWith(path))) return attempt(request)
  await stillOwn()
  const again = request.clone()
  const answer = await attempt(request)
  if (answer.status !== 401 || signInAgain === null) return answer
  await signInAgain()
  return attempt(again)
}

export const api = createClient<paths>({ baseUrl: location.origin, fetch: guarded })

/** The data of an answer of `api`; throws `ProblemError` when the server refused. */
export async function must<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call
  if (!response.ok) throw refusal(error, response)
  return data as T
}

/** An operation as page specs carry it: method, and a path with names in braces. */
export type Call = Schemas['Call']
export type Query = Record<string, unknown>

export interface Sent {
  path?: Record<string, unknown>
  query?: Query
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** The names in braces of a path, without the county. */
export function namesIn(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').filter((name) => name !== 'county')
}

export function addressOf(path: string, values: Record<string, unknown> = {}, query: Query = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values[name] ?? '')),
  )
  const parts = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) parts.append(name, String(one))
  }
  const text = parts.toString()
  return text ? `${filled}?${text}` : filled
}

/** Call an operation; answers its JSON (null without content). Throws `ProblemError`. */
export async function send<T>(call: Call, sent: Sent = {}): Promise<T> {
  const response = await request(call, sent)
  return (response.status === 204 ? null : await response.json().catch(() => null)) as T
}

/** As `send`, for answers that are not JSON. */
export async function request(call: Call, sent: Sent = {}): Promise<Response> {
  const headers: Record<string, string> = { ...sent.headers }
  let body: BodyInit | undefined
  if (sent.body instanceof FormData) body = sent.body
  else if (sent.body !== undefined) {
    body = JSON.stringify(sent.body)
    headers['content-type'] = 'application/json'
  }
  const address = location.origin + addressOf(call.path, sent.path, sent.query)
  const response = await guarded(
    new Request(address, { method: call.method, headers, body, signal: sent.signal }),
  )
  if (!response.ok) throw await problemOf(response)
  return response
}

/** A key for a request that moves money: kept with the dialog, so that a second click is the same request. */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
