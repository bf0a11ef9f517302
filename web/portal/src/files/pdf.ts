/** Draws a PDF page by page. The legacy build runs in Chromium 86; documents of the platform embed their fonts. */
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import worker from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker&url'

pdfjs.GlobalWorkerOptions.workerSrc = worker

/** Points of a PDF are a seventy-second of an inch: 180 dots an inch on paper, 18 MB a page of A4 while it is printed. */
const ON_PAPER = 2.5

/** Draws the first pages (at most `most`) onto canvases in `place`; answers how many pages the document has. */
async function draw(blob: Blob, place: HTMLElement, most: number, scale: number): Promise<number> {
  const loading = pdfjs.getDocument({ data: await blob.arrayBuffer(), isEvalSupported: false })
  const document_ = await loading.promise
  place.replaceChildren()
  for (let number = 1; number <= Math.min(document_.numPages, most); number += 1) {
    const page = await document_.getPage(number)
    const viewport = page.getViewport({ scale })
    const canvas = document.createElement('canvas')
    canvas.width = viewport.width
    canvas.height = viewport.height
    canvas.setAttribute('role', 'img')
    canvas.setAttribute('aria-label', `第 ${number} 页`)
    const context = canvas.getContext('2d')
    if (!context) break
    place.append(canvas)
    await page.render({ canvasContext: context, viewport }).promise
  }
  const count = document_.numPages
  await loading.destroy()
  return count
}

/** Shows the first pages (at most `most`) in `place`; answers how many pages the document has. */
export const drawPages = (blob: Blob, place: HTMLElement, most: number): Promise<number> =>
  draw(blob, place, most, 1.4 * Math.min(2, devicePixelRatio))

/**
 * Prints the first pages (at most `most`), each on a sheet of its own, upright or across as the first one is. The browser's own
 * viewer is refused by the content policy, so the pages take the place of the portal on paper until the answer is called: when a
 * browser says that it has printed, it may not have drawn everything yet.
 */
export async function printPages(blob: Blob, most: number): Promise<() => void> {
  const sheets = document.createElement('div')
  sheets.className = 'print-sheets'
  sheets.setAttribute('aria-hidden', 'true')
  await draw(blob, sheets, most, ON_PAPER)
  const first = sheets.querySelector('canvas')
  const paper = new CSSStyleSheet()
  paper.replaceSync(
    `@page { size: A4 ${first && first.width > first.height ? 'landscape' : 'portrait'}; margin: 0 }`,
  )
  document.body.append(sheets)
  document.documentElement.classList.add('printing')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, paper]
  print()
  return () => {
    sheets.remove()
    document.documentElement.classList.remove('printing')
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== paper)
  }
}
