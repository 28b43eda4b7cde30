// A static host as plain as any: files of one folder, under any path, nothing rewritten.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** Types that a host compresses. */
const COMPRESSED = /^(?:text|application\/(?:json|wasm)|image\/svg)/

export const SERVE_DEFAULTS = {
  /** Port to listen on; 0 takes a free one. */
  port: 0,
  /** Path under which the folder appears; begins and ends with a slash. */
  base: '/',
  /** Answers gzipped, as hosts do. */
  gzip: false,
}

/** A server that runs. */
export interface Served {
  /** Address of the folder, with a slash at the end. */
  url: string
  close: () => Promise<void>
}

/** Serves `folder` on this machine. @throws Error when the port is taken. */
export async function serve(folder: string, options: Partial<typeof SERVE_DEFAULTS> = {}): Promise<Served> {
  const { port, base, gzip } = { ...SERVE_DEFAULTS, ...options }
  const root = resolve(folder)
  const server = createServer((request, response) => {
    answer(root, base, gzip, request, response).catch(() => {
      response.statusCode = 500
      response.end()
    })
  })
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(port, '127.0.0.1', done)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close: () => new Promise((done) => {
      server.close(() => done())
      server.closeAllConnections()
    }),
  }
}

async function answer(root: string, base: string, gzip: boolean, request: IncomingMessage, response: ServerResponse) {
  const file = fileOf(root, base, request.url ?? '/')
  const found = file && await existing(file)
  if (!found) {
    response.statusCode = 404
    response.setHeader('content-type', 'text/plain; charset=utf-8')
    response.end('Not found')
    return
  }
  const type = TYPES[extname(found).toLowerCase()] ?? 'application/octet-stream'
  response.setHeader('content-type', type)
  response.setHeader('x-content-type-options', 'nosniff')
  if (request.method === 'HEAD') {
    response.end()
  }
  else if (gzip && COMPRESSED.test(type)) {
    response.setHeader('content-encoding', 'gzip')
    response.end(gzipSync(await readFile(found)))
  }
  else {
    createReadStream(found).pipe(response)
  }
}

/** The file that a request names, inside `root`; undefined for whatever points out of it. */
export function fileOf(root: string, base: string, address: string): string | undefined {
  let path: string
  try {
    path = decodeURIComponent(address.replace(/[?#].*$/, ''))
  }
  catch {
    return undefined
  }
  if (!path.startsWith(base) || path.includes('\0'))
    return undefined
  const file = resolve(root, `.${sep}${path.slice(base.length)}`)
  return file === root || file.startsWith(root + sep) ? file : undefined
}

async function existing(file: string): Promise<string | undefined> {
  const found = await stat(file).catch(() => undefined)
  if (found?.isDirectory())
    return existing(join(file, 'index.html'))
  return found?.isFile() ? file : undefined
}
