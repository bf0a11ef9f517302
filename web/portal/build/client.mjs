// node build/client.mjs <document> [target]: generates src/api/schema.d.ts. A test runs it and compares.
import { readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const [source, target = 'src/api/schema.d.ts'] = process.argv.slice(2)
const document = JSON.parse(readFileSync(source, 'utf8'))
// Examples and long descriptions are for readers of the document; in the types they would only be noise in every change.
const strip = (node) => {
  if (Array.isArray(node)) return node.map(strip)
  if (node === null || typeof node !== 'object') return node
  const kept = Object.entries(node).filter(
    ([key, value]) => !(['example', 'examples'].includes(key) || (key === 'description' && typeof value === 'string')),
  )
  return Object.fromEntries(kept.map(([key, value]) => [key, strip(value)]))
}
// Without the option fields with a default would be required in request bodies.
const tree = await openapiTS(strip(document), { defaultNonNullable: false, alphabetize: true })
writeFileSync(target, '// Generated from the interface document by `npm run client` (see README.md). Not edited by hand.\n\n' + astToString(tree))
