// The embedded broker in a process of its own, to be measured: says where it is, and runs until it is killed.
import { startEmbedded } from './brokers.ts'

const { url, keys } = await startEmbedded()
console.log(JSON.stringify({ url, keys }))
