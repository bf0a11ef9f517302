/** The number on the bell: asked for once a minute while the portal is looked at, and whenever messages were read. */
import { api } from '@/api/client'
import { useSession } from './session'

const MILLISECONDS = 60_000

export const useMessages = defineStore('messages', () => {
  const session = useSession()
  const unread = ref(0)
  let timer = 0

  /** A bell that cannot be asked keeps its number: nobody is told of a failure that stops nothing. */
  async function count(): Promise<void> {
    if (!session.county || !session.can('message:read')) return
    const path = { county: session.county }
    const { data } = await api
      .GET('/api/v1/counties/{county}/messages/unread', { params: { path } })
      .catch(() => ({ data: undefined }))
    if (data) unread.value = data.unread
  }

  function start(): void {
    stop()
    void count()
    timer = window.setInterval(() => document.hidden || void count(), MILLISECONDS)
  }

  function stop(): void {
    window.clearInterval(timer)
  }

  return { unread, count, start, stop }
})
