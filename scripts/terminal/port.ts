// The port that a command listens on: the one that was asked for, else the next that is free.
import { createServer } from 'node:net'

/** What `localhost` may mean. */
const HOSTS = ['127.0.0.1', '::1']

/** Ports that are tried after one that is taken. */
const TRIES = 20

/**
 * A port that is free on this machine: `wanted`, or the next one above it, which is then said.
 * @throws RangeError when it is no port, Error when none is free
 */
export async function freePort(wanted: string | number): Promise<number> {
  const first = Number(wanted)
  if (!Number.isInteger(first) || first < 1 || first > 65_535 || wanted === '')
    throw new RangeError(`--port is "${wanted}"; it should be a number from 1 to 65535, such as 4173.`)
  const last = Math.min(first + TRIES, 65_535)
  for (let port = first; port <= last; port++) {
    if (!(await Promise.all(HOSTS.map(host => isFree(port, host)))).every(Boolean))
      continue
    if (port !== first)
      console.log(`Port ${first} is taken; ${port} is free and used instead.`)
    return port
  }
  throw new Error(`The ports from ${first} to ${last} are taken; name another with --port.`)
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    // A machine without IPv6 has nobody there.
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}
