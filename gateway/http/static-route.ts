import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { acceptedEncoding } from './content-encoding.ts';
import { assertMethod, type Exchange, type HttpRoute, sendText } from './exchange.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSIBLE = /^(text\/|application\/(json|manifest)|image\/svg|font\/ttf)/;
/** Names with a content hash never change what they hold. */
const HASHED = /-[\w-]{8,}\.\w+$/;
/** Brotli's effort: 5 is a third smaller than gzip at the same time; each file is compressed once. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

interface Representation {
  readonly type: string;
  readonly etag: string;
  readonly modifiedMs: number;
  readonly bodies: { readonly identity: Buffer; readonly br?: Buffer; readonly gzip?: Buffer };
}

export interface StaticRouteOptions {
  readonly name: string;
  /** "/admin": served with and without the closing slash. */
  readonly prefix: string;
  /** Where browsers find the instance on its host: pages name their files from there, at whatever depth they are opened. */
  readonly publicPath: string;
  readonly folder: string;
  readonly contentSecurityPolicy: string;
  /** Sentence shown while the folder is not there. */
  readonly missing: string;
}

/** A page that names its own files from the root of its host, which it does beside itself. */
const namingFrom = (home: string, page: Buffer) => Buffer.from(page.toString().replaceAll('="./', `="${home}/`));

async function represent(file: string, modifiedMs: number, home: string): Promise<Representation> {
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  const written = await readFile(file);
  const identity = extname(file) === '.html' ? namingFrom(home, written) : written;
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
  if (!COMPRESSIBLE.test(type) || identity.length < 1_024) return { type, etag, modifiedMs, bodies: { identity } };
  const [br, gz] = await Promise.all([brotli(identity, BROTLI), gzipped(identity)]);
  return { type, etag, modifiedMs, bodies: { identity, br, gzip: gz } };
}

/**
 * A folder of built files under a prefix, with the page itself for every address of the application behind it. Written
 * here, because sirv 3.0.2 was tried and leaves a file open for each download that the client breaks off, and ends the
 * process when a file is gone that was there at the start (a rebuild), or on a range such as `bytes=9-2`.
 */
export function staticRoute(options: StaticRouteOptions): HttpRoute {
  const { prefix, publicPath, contentSecurityPolicy } = options;
  const root = resolve(options.folder);
  const known = new Map<string, Representation>();

  /** The file behind an address, or undefined; never one outside the folder. */
  async function find(path: string): Promise<Representation | undefined> {
    let relative: string;
    try {
      relative = decodeURIComponent(path);
    } catch {
      return undefined;
    }
    if (relative.includes('\0')) return undefined;
    const file = resolve(join(root, relative));
    if (file !== root && !file.startsWith(root + sep)) return undefined;
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const before = known.get(file);
    if (before?.modifiedMs === found.mtimeMs) return before;
    const made = await represent(file, found.mtimeMs, publicPath + prefix);
    known.set(file, made);
    return made;
  }

  function send({ request, response }: Exchange, path: string, found: Representation): void {
    const { bodies, etag, type } = found;
    const encoding = bodies.br && acceptedEncoding(request.headers['accept-encoding']);
    const body = (encoding && bodies[encoding]) ?? bodies.identity;
    response.setHeader('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    response.setHeader('etag', etag);
    response.setHeader('vary', 'accept-encoding');
    response.setHeader('content-security-policy', contentSecurityPolicy);
    response.setHeader('referrer-policy', 'same-origin');
    response.setHeader('x-frame-options', 'DENY');
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304);
      response.end();
      return;
    }
    if (encoding) response.setHeader('content-encoding', encoding);
    response.writeHead(200, { 'content-type': type, 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  return {
    name: options.name,
    matches: (path) => path === prefix || path.startsWith(`${prefix}/`),
    async answer(exchange) {
      assertMethod(exchange, 'GET', 'HEAD');
      const { response, path } = exchange;
      if (path === prefix) {
        response.writeHead(308, { location: `${publicPath}${prefix}/${exchange.search}` });
        response.end();
        return;
      }
      const inside = path.slice(prefix.length + 1);
      const file = inside === '' ? undefined : await find(inside);
      if (file) return send(exchange, inside, file);
      if (extname(inside) !== '') return sendText(response, 404, 'text/plain; charset=utf-8', 'Not found');
      const page = await find('index.html');
      if (page) return send(exchange, 'index.html', page);
      sendText(response, 404, 'text/plain; charset=utf-8', options.missing);
    },
  };
}
