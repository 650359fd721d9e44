import { type ClickHouseClient, createClient } from '@clickhouse/client';
import { readRunFile } from '../../../ops/instance/run-file.ts';
import { openSecrets } from '../../../ops/instance/secrets.ts';

/** The engine of the instance that runs on a folder, with the newest generation of its facts. */
export async function connectToEngine(dataDir: string): Promise<ClickHouseClient> {
  const run = readRunFile(dataDir);
  if (!run) throw new Error('no instance runs on the folder');
  const account = {
    url: run.clickhouseUrl,
    username: 'passerelle',
    password: openSecrets(dataDir).enginePassword,
  };
  const admin = createClient(account);
  const answer = await admin.query({
    query: "SELECT name FROM system.databases WHERE name LIKE 'passerelle_g%' ORDER BY length(name) DESC, name DESC",
    format: 'JSONEachRow',
  });
  const [newest] = await answer.json<{ name: string }>();
  await admin.close();
  if (!newest) throw new Error('the engine has no facts yet');
  return createClient({
    ...account,
    database: newest.name,
    request_timeout: 300_000,
    clickhouse_settings: {
      max_execution_time: 300,
      max_threads_min_free_memory_per_thread: '0',
      send_progress_in_http_headers: 1,
      http_headers_progress_interval_ms: '10000',
    },
  });
}

/** Rows that the engine has read from tables since it started. */
export async function readSelectedRows(client: ClickHouseClient): Promise<number> {
  const answer = await client.query({
    query: "SELECT value FROM system.events WHERE event = 'SelectedRows'",
    format: 'JSONEachRow',
  });
  const [row] = await answer.json<{ value: string }>();
  return Number(row?.value ?? 0);
}
