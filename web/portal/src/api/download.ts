/** Files from the server: saved under the name that the server gives, or handed to a preview. */
import { request, type Call, type Sent } from './client'

export interface Fetched {
  name: string
  blob: Blob
}

export async function fetchFile(call: Call, sent: Sent = {}): Promise<Fetched> {
  const response = await request(call, sent)
  const told = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')
  return { name: told?.[1] ? decodeURIComponent(told[1]) : '下载', blob: await response.blob() }
}

export function saveFile(file: Fetched): void {
  const address = URL.createObjectURL(file.blob)
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  document.body.append(link)
  link.click()
  link.remove()
  // The browser has taken the file over by then; kept longer it would fill the memory of a long day.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

export async function download(call: Call, sent: Sent = {}): Promise<void> {
  saveFile(await fetchFile(call, sent))
}
