import type { IncomingMessage } from 'node:http';

const NAME = /^[\w.@-]{1,48}(\/[\w.+-]{1,24})?$/;

/** The program that asks, `name/version`, as it says of itself in `Passerelle-Client`; "unnamed" when it does not. */
export function clientOf(request: IncomingMessage): string {
  const given = request.headers['passerelle-client'];
  return typeof given === 'string' && NAME.test(given) ? given : 'unnamed';
}
