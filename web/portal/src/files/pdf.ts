/** Draws a PDF page by page. The legacy build runs in Chromium 86; documents of the platform embed their fonts. */
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import worker from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker&url'

pdfjs.GlobalWorkerOptions.workerSrc = worker

/** Adds a canvas for each page (at most `most`) to `place`; answers how many pages the document has. */
export async function drawPages(blob: Blob, place: HTMLElement, most: number): Promise<number> {
  const loading = pdfjs.getDocument({ data: await blob.arrayBuffer(), isEvalSupported: false })
  const document_ = await loading.promise
  place.replaceChildren()
  for (let number = 1; number <= Math.min(document_.numPages, most); number += 1) {
    const page = await document_.getPage(number)
    const viewport = page.getViewport({ scale: 1.4 * Math.min(2, devicePixelRatio) })
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
