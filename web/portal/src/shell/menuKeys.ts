/**
 * The left menu by keyboard: one stop of the Tab key, arrows between what is shown, Enter opens, left and right fold a group.
 * Element Plus' vertical menu takes the mouse only.
 */
const ENTRIES = '.el-menu-item, .el-sub-menu'

export function useMenuKeys(menu: () => HTMLElement | null) {
  const shown = (): HTMLElement[] =>
    [...(menu()?.querySelectorAll<HTMLElement>(ENTRIES) ?? [])].filter((one) => one.offsetParent !== null)

  /** The page that is shown is where Tab arrives; without one, the first entry. */
  function settle(): void {
    const all = shown()
    const stop =
      all.find((one) => one.classList.contains('is-active') && one.matches('.el-menu-item')) ?? all[0]
    for (const one of all) one.tabIndex = one === stop ? 0 : -1
  }

  function press(entry: HTMLElement): void {
    const title = entry.querySelector<HTMLElement>(':scope > .el-sub-menu__title')
    ;(title ?? entry).click()
  }

  function onKey(event: KeyboardEvent): void {
    const entry = event.target as HTMLElement
    if (!entry.matches(ENTRIES)) return
    const all = shown()
    const at = all.indexOf(entry)
    const group = entry.matches('.el-sub-menu')
    const opened = entry.classList.contains('is-opened')
    const steps: Record<string, () => void> = {
      ArrowDown: () => focus(all[at + 1] ?? all[0]),
      ArrowUp: () => focus(all[at - 1] ?? all[all.length - 1]),
      Home: () => focus(all[0]),
      End: () => focus(all[all.length - 1]),
      Enter: () => press(entry),
      ' ': () => press(entry),
      ArrowRight: () => group && !opened && press(entry),
      ArrowLeft: () => (group ? opened && press(entry) : focus(entry.parentElement?.closest(ENTRIES))),
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    step()
  }

  function focus(entry: Element | null | undefined): void {
    if (!(entry instanceof HTMLElement)) return
    for (const one of shown()) one.tabIndex = one === entry ? 0 : -1
    entry.focus()
  }

  return { settle, onKey }
}
