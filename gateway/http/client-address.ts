import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { sameSecret } from '../auth/same-secret.ts';
import type { GatewayConfig } from '../config.ts';
import { networkOf } from './network.ts';

/** By which a server that renders pages says whose request it brings, and proves that it may. */
const BUYER_ADDRESS = 'passerelle-buyer-address';
const BUYER_SECRET = 'passerelle-buyer-secret';

const UNTOLD_PROXY =
  'Requests carry X-Forwarded-For and TRUSTED_PROXY_HOPS is 0: behind a balancer all callers count as one; set it to how many proxies add to that header.';
const UNPROVED_BUYER =
  'A request said Passerelle-Buyer-Address without the secret of BUYER_ADDRESS_SECRET beside it, or one that is no address; it was not believed.';

export type AddressSettings = Pick<GatewayConfig, 'trustedProxyHops' | 'buyerAddressSecret'>;

/** Tells whom a request comes from: an IPv4 address or the /64 of an IPv6 one. */
export type AddressOf = (request: IncomingMessage) => string;

/**
 * The caller's address: what a trusted server says of its buyer, else what the farthest trusted proxy wrote, else the
 * other end of the connection. Of `X-Forwarded-For` the last entries alone were written by our own proxies; whatever
 * stands before them the client made up.
 * @param warn told what an operator has to set right.
 */
export function createAddressOf(settings: AddressSettings, warn: (warning: string) => void): AddressOf {
  const { trustedProxyHops, buyerAddressSecret } = settings;

  function buyersOf(headers: IncomingHttpHeaders): string | undefined {
    const said = headers[BUYER_ADDRESS];
    if (said === undefined) return undefined;
    const secret = headers[BUYER_SECRET];
    const isProved =
      buyerAddressSecret !== undefined && typeof secret === 'string' && sameSecret(secret, buyerAddressSecret);
    const network = isProved && typeof said === 'string' ? networkOf(said) : undefined;
    if (network === undefined) warn(UNPROVED_BUYER);
    return network;
  }

  function forwardedOf(headers: IncomingHttpHeaders): string | undefined {
    const forwarded = headers['x-forwarded-for'];
    if (forwarded === undefined) return undefined;
    if (trustedProxyHops === 0) {
      warn(UNTOLD_PROXY);
      return undefined;
    }
    const entries = String(forwarded).split(',').slice(-trustedProxyHops);
    return networkOf(entries[0] ?? '');
  }

  /** Of the other end, read once a connection. */
  const ends = new WeakMap<Socket, string>();
  function endOf(socket: Socket): string {
    let network = ends.get(socket);
    if (network === undefined) {
      network = networkOf(socket.remoteAddress ?? '') ?? 'unknown';
      ends.set(socket, network);
    }
    return network;
  }

  return ({ headers, socket }) => buyersOf(headers) ?? forwardedOf(headers) ?? endOf(socket);
}
