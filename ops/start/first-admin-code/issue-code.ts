import { createLocalTransport, createRemoteTransport } from '#kernel/ports/transport.ts';
import { createLogger } from '#kernel/request/log.ts';
import { ConfigError } from '#kernel/values/errors.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { attachInstance } from '../../maintain/rebuild/attach-instance.ts';
import { issueFirstAdminCode } from '../first-admin.ts';

/** Asks the customers domain where it runs; without an address of it, the instance of DATA_DIR is opened beside. */
export async function issueCode(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const customers = env['SUBGRAPH_CUSTOMERS_URL'];
  if (customers) {
    const credential = env['GATEWAY_CREDENTIAL'];
    if (!credential) throw new ConfigError('GATEWAY_CREDENTIAL must be set: the domains accept no request without it.');
    const remote = createRemoteTransport({ customers }, credential);
    return issueFirstAdminCode(remote)
      .catch((error: Error) => {
        throw new StartupError(`The customers domain does not answer at ${customers}: ${error.message}`);
      })
      .finally(() => remote.close());
  }
  const instance = await attachInstance({ env, domains: ['customers'], logger: createLogger({}, true) });
  try {
    const local = createLocalTransport();
    local.register(instance.subgraph('customers'));
    return await issueFirstAdminCode(local);
  } finally {
    await instance.close();
  }
}
