import { connect } from 'node:net';

/** Milliseconds in which somebody must listen at an address: a wrong one is to be told from a slow server. */
const REACH_MS = 1_500;

/** @throws Error when nobody listens at the address. */
export function assertReachable(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // A URL writes an IPv6 address in brackets.
    const socket = connect({ host: host.replace(/^\[|\]$/g, ''), port, timeout: REACH_MS });
    const end = (error?: Error) => {
      socket.destroy();
      if (error) reject(error);
      else resolve();
    };
    socket.once('connect', () => end());
    socket.once('error', end);
    // A process that was kept busy meanwhile reads what has come before it says that nothing did.
    socket.once('timeout', () => setImmediate(end, new Error(`nobody answers within ${REACH_MS / 1000} s`)));
  });
}
