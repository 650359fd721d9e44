import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assertMethod, type HttpRoute, sendText } from './exchange.ts';

const PREFIX = '/schema/';
/** The published files, by their type; nothing else of the folder is served. */
const FILES: Readonly<Record<string, string>> = {
  'admin.graphql': 'text/plain; charset=utf-8',
  'errors.json': 'application/json; charset=utf-8',
  'possible-types.json': 'application/json; charset=utf-8',
  'storefront.graphql': 'text/plain; charset=utf-8',
};

/** `/schema/<file>`: what clients generate their code from, without a running instance's introspection. */
export function schemaRoute(folder: string): HttpRoute {
  return {
    name: 'schema',
    matches: (path) => path.startsWith(PREFIX),
    async answer(exchange) {
      assertMethod(exchange, 'GET', 'HEAD');
      const file = exchange.path.slice(PREFIX.length);
      const type = Object.hasOwn(FILES, file) ? FILES[file] : undefined;
      const text = type === undefined ? undefined : await readFile(join(folder, file), 'utf8').catch(() => undefined);
      if (type === undefined || text === undefined) {
        const known = Object.keys(FILES).join(', ');
        return sendText(exchange.response, 404, 'text/plain; charset=utf-8', `The published files are ${known}.`);
      }
      exchange.response.setHeader('cache-control', 'public, max-age=300');
      exchange.response.setHeader('access-control-allow-origin', '*');
      sendText(exchange.response, 200, type, text);
    },
  };
}
