import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { inProject } from '../../../ops/cli/project.ts';

const run = promisify(execFile);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** docs/storefront-example as it is built, on an origin of its own. */
export interface ExampleShop {
  readonly url: string;
  /** Bytes of script that a browser loads, gzipped. */
  readonly scriptBytes: number;
  close(): Promise<void>;
}

export async function openExampleShop(graphUrl: string): Promise<ExampleShop> {
  await mkdir(inProject('.cache'), { recursive: true });
  const folder = await mkdtemp(inProject('.cache', 'storefront-example-'));
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  await run(process.execPath, [vite, 'build', 'docs/storefront-example', '--outDir', folder, '--logLevel', 'warn'], {
    cwd: inProject(),
    env: { ...process.env, NODE_ENV: 'production', VITE_SHOP_URL: graphUrl },
  });
  const files = new Map<string, Buffer>();
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(file.parentPath, file.name);
    if (file.isFile()) files.set(path.slice(folder.length), await readFile(path));
  }
  await rm(folder, { recursive: true, force: true });
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const name = path === '/' ? '/index.html' : path;
    const content = files.get(name);
    response.writeHead(content ? 200 : 404, { 'content-type': TYPES[extname(name)] ?? 'text/plain' });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const scripts = [...files].filter(([name]) => name.endsWith('.js'));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    scriptBytes: scripts.reduce((sum, [, content]) => sum + gzipSync(content).length, 0),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
