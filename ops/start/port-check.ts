import { createServer } from 'node:net';
import { StartupError } from '../cli/startup-error.ts';

/**
 * Finds out that the port is taken before anything heavy is started for it.
 * @throws StartupError that names the port.
 */
export function assertPortFree(port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new StartupError(`The port ${port} ${reasonOf(error.code)}: set PORT to a free one.`));
    });
    server.listen({ port, host }, () => server.close(() => resolve()));
  });
}

function reasonOf(code: string | undefined): string {
  if (code === 'EADDRINUSE') return 'is taken by another program';
  if (code === 'EACCES') return 'may not be used by this user';
  return `cannot be listened on (${code ?? 'unknown reason'})`;
}
