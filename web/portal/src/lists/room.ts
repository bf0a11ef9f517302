/** How wide the table of a list may be, whatever stands beside it: the menu, the tree of divisions. */
import type { Ref } from 'vue'

/** As wide as the scroll bar of the page is in any browser: whether it is there depends on the table, and must not decide on it. */
const SCROLL_BAR = 17

export function useRoom(frame: Ref<HTMLElement | null>): Readonly<Ref<number>> {
  const room = ref(Infinity)
  const observer = new ResizeObserver(measure)

  function measure(): void {
    const box = frame.value
    const page = box?.closest<HTMLElement>('.content')
    // A page that is kept behind another one has no width.
    if (!box || !page || !box.clientWidth) return
    const { paddingLeft, paddingRight } = getComputedStyle(box)
    const bar = SCROLL_BAR - (page.offsetWidth - page.clientWidth)
    room.value = box.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - bar
  }

  onMounted(() => frame.value && observer.observe(frame.value))
  onBeforeUnmount(() => observer.disconnect())
  return room
}
