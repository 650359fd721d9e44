import type { DemoSignIn } from '../demo/sign-ins.ts';
import { LOOPBACK } from './arguments.ts';

export interface Announcement {
  readonly port: number;
  readonly host: string;
  readonly mode: string;
  readonly seconds: number;
  /** Whether a mail server is set. */
  readonly hasMail: boolean;
  readonly signIns: readonly DemoSignIn[];
  /** The demo shop is open, and the rest of its history is on its way. */
  readonly isFilling: boolean;
  /** For the first admin of an empty instance. */
  readonly firstAdminCode: string | undefined;
}

/** What the operator reads when the instance is open. */
export function announce({
  port,
  host,
  mode,
  seconds,
  hasMail,
  signIns,
  isFilling,
  firstAdminCode,
}: Announcement): string {
  const base = `http://localhost:${port}`;
  const lines = [
    '',
    `Passerelle is open (${mode}, ready in ${seconds.toFixed(1)} s)`,
    '',
    `  GraphQL    ${base}/graphql`,
    ...(mode === 'production' ? [] : [`  Explorer   ${base}/explorer`]),
    `  Dashboard  ${base}/admin`,
    `  Health     ${base}/health/ready`,
    `  Metrics    ${base}/metrics${mode === 'production' ? ' (needs METRICS_TOKEN)' : ''}`,
    ...(mode === 'production' && !hasMail
      ? ['  Mail       none leaves: nobody can prove an address or choose a new password before SMTP_URL is set']
      : []),
    ...(host === LOOPBACK ? ['  Network    none: this machine alone (HOST=0.0.0.0 opens it to others)'] : []),
    '',
  ];
  if (signIns.length > 0) {
    const width = Math.max(...signIns.map(({ role }) => role.length));
    const emailWidth = Math.max(...signIns.map(({ email }) => email.length));
    lines.push('  Sign in to the dashboard as');
    for (const { role, email, password } of signIns) {
      lines.push(`    ${role.padEnd(width)}  ${email.padEnd(emailWidth)}  ${password}`);
    }
    lines.push('');
  }
  if (isFilling) {
    lines.push(
      '  The last 90 days are there. The rest of two years arrives behind, the newest month first, in some',
      '  minutes; the dashboard says which days are whole. Stopped half-way, it continues at the next start.',
      '',
    );
  }
  if (firstAdminCode !== undefined) {
    lines.push(
      '  Nobody works here yet. The first admin signs up once with this code,',
      `  at ${base}/admin or with the mutation claimFirstAdmin:`,
      '',
      `    ${firstAdminCode}`,
      '',
    );
  }
  lines.push('  Ctrl-C stops everything.', '');
  return lines.join('\n');
}
