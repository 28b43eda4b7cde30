import process from 'node:process'
import { checkBroker } from '../src/net/server.ts'
import { audience } from '../src/net/vite.ts'

/** As much as is read of what Slidev passes. */
interface SlidevOptions { readonly remote?: string }

export default ({ remote }: SlidevOptions) => {
  const broker = process.env.DECK_BROKER && checkBroker(process.env.DECK_BROKER)
  return [
    audience({ remote: remote !== undefined, ...(broker && { broker }) }),
    // A build carries the address along, so that whoever presents from it need not type it.
    { name: 'slidev-addon-audience:broker', config: () => ({ define: { __AUDIENCE_BROKER__: JSON.stringify(broker ?? '') } }) },
  ]
}
