// A static host as plain as any: files of one folder, under any path, nothing rewritten.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
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
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** Types that a host compresses. */
const COMPRESSED = /^(?:text|application\/(?:json|manifest|wasm)|image\/svg)/

export const SERVE_DEFAULTS = {
  /** Port to listen on; 0 takes a free one. */
  port: 0,
  /** Path under which the folder appears; begins and ends with a slash. */
  base: '/',
  /** Answers gzipped, as hosts do. */
  gzip: false,
  /** The interface to listen on; undefined is all of them. */
  host: '127.0.0.1' as string | undefined,
  /** What answers before files do. */
  extension: undefined as Extension | undefined,
}

/** Something that a server does beside serving files. */
export interface Extension {
  /** @returns whether the request was its own */
  answer: (request: IncomingMessage, response: ServerResponse) => boolean
  attach: (server: Server) => void
  close: () => Promise<void>
  /** Put into the head of every page. */
  head: string
}

/** A server that runs. */
export interface Served {
  /** Address of the folder, with a slash at the end. */
  url: string
  close: () => Promise<void>
}

/** Serves `folder` on this machine. @throws Error when the port is taken. */
export async function serve(folder: string, options: Partial<typeof SERVE_DEFAULTS> = {}): Promise<Served> {
  const { port, host, base, gzip, extension } = { ...SERVE_DEFAULTS, ...options }
  const root = resolve(folder)
  const server = createServer((request, response) => {
    if (extension?.answer(request, response))
      return
    answer(root, { base, gzip, head: extension?.head ?? '' }, request, response).catch(() => {
      response.statusCode = 500
      response.end()
    })
  })
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(port, host, done)
  })
  extension?.attach(server)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close: async () => {
      await extension?.close()
      await new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      })
    },
  }
}

async function answer(root: string, { base, gzip, head }: { base: string, gzip: boolean, head: string }, request: IncomingMessage, response: ServerResponse) {
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
  else if ((gzip && COMPRESSED.test(type)) || (head && type.startsWith('text/html'))) {
    if (gzip)
      response.setHeader('content-encoding', 'gzip')
    response.end(await made(found, `${gzip} ${head}`, (content) => {
      const page = head && type.startsWith('text/html') ? Buffer.from(content.toString().replace('</head>', () => `${head}</head>`)) : content
      return gzip ? gzipSync(page) : page
    }))
  }
  else {
    createReadStream(found).pipe(response)
  }
}

/** Contents as they are sent, by file and how they are made: a room of phones asks for the same in the same minute. */
const contents = new Map<string, { modified: number, content: Buffer }>()

async function made(file: string, how: string, make: (content: Buffer) => Buffer): Promise<Buffer> {
  const { mtimeMs: modified } = await stat(file)
  const key = `${file}\0${how}`
  const known = contents.get(key)
  if (known?.modified === modified)
    return known.content
  const content = make(await readFile(file))
  contents.set(key, { modified, content })
  return content
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
