import { connect } from 'node:net';

/** Milliseconds in which somebody must listen at an address: a wrong one is to be told from a slow server. */
const REACH_MS = 1_500;

/** @throws Error when nobody listens at the address. */
export function assertReachable(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // A URL writes an IPv6 address in brackets.
    const socket = connect({ host: host.replace(/^\[|\]$/g, ''), port, timeout: REACH_MS });
    socket.once('connect', resolve);
    socket.once('error', reject);
    socket.once('timeout', () => reject(new Error(`nobody answers within ${REACH_MS / 1000} s`)));
    const end = () => socket.destroy();
    for (const event of ['connect', 'error', 'timeout']) socket.once(event, end);
  });
}
