/** Locks the page after minutes without mouse or keyboard, in all windows of the browser together. */
const KEY = 'ykt.active'
const LOOK_MILLISECONDS = 10_000

export function useIdleLock(minutes: () => number, lock: () => Promise<void>) {
  const locked = ref(false)

  function active(): void {
    // Storage is written at most once in a few seconds: mouse moves come by the hundred.
    const before = Number(localStorage.getItem(KEY) ?? 0)
    if (Date.now() - before > 5_000) localStorage.setItem(KEY, String(Date.now()))
  }

  function look(): void {
    const limit = minutes()
    if (locked.value || limit <= 0) return
    const since = Date.now() - Number(localStorage.getItem(KEY) ?? Date.now())
    if (since > limit * 60_000) {
      locked.value = true
      void lock()
    }
  }

  const events = ['mousedown', 'mousemove', 'keydown', 'wheel', 'touchstart'] as const
  let timer = 0
  onMounted(() => {
    localStorage.setItem(KEY, String(Date.now()))
    for (const event of events) addEventListener(event, active, { passive: true })
    timer = window.setInterval(look, LOOK_MILLISECONDS)
  })
  onBeforeUnmount(() => {
    for (const event of events) removeEventListener(event, active)
    clearInterval(timer)
  })
  return { locked }
}
