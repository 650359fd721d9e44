import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { HOUR, MINUTE } from '#kernel/values/time.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { newAddress, sessionsOf } from '../testing/sessions.ts';

/** A mail server of a few words. It takes an e-mail, refuses it, or hangs up when it has received all of it. */
class MailServer {
  answer: 'take' | 'refuse' | 'hang up' = 'take';
  readonly received: string[] = [];
  readonly #server: Server = createServer((socket) => this.#serve(socket));

  async open(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    const address = this.#server.address();
    return `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}?ignoreTLS=true`;
  }

  #serve(socket: Socket): void {
    let mail: string | undefined;
    socket.on('error', () => undefined);
    socket.write('220 here\r\n');
    socket.on('data', (data) => {
      const text = data.toString();
      if (mail !== undefined) {
        mail += text;
        if (!mail.endsWith('\r\n.\r\n')) return;
        this.received.push(mail);
        mail = undefined;
        if (this.answer === 'hang up') socket.destroy();
        else socket.write(this.answer === 'take' ? '250 taken\r\n' : '451 later\r\n');
        return;
      }
      if (/^DATA/i.test(text)) mail = '';
      socket.write(/^DATA/i.test(text) ? '354 continue\r\n' : /^QUIT/i.test(text) ? '221 bye\r\n' : '250 yes\r\n');
    });
  }

  close(): void {
    this.#server.close();
  }
}

const server = new MailServer();
let customers: TestCustomers;
let other: TestCustomers;
beforeAll(async () => {
  const mail = { smtpUrl: await server.open(), from: 'Maison <bonjour@maison.example>' };
  customers = await openCustomers({ mail });
  other = await openCustomers({ mail }, customers.database);
});
afterAll(async () => {
  await other.close();
  await customers.close();
  server.close();
});
afterEach(() => {
  server.received.length = 0;
  server.answer = 'take';
});
const { signUp } = sessionsOf(() => customers);

/** E-mails to the address, of which the server received the end. */
const to = (email: string) => server.received.filter((mail) => mail.includes(`To: ${email}`));
const later = (milliseconds: number) => {
  customers.clock.advance(milliseconds);
  other.clock.advance(milliseconds);
};

it('hands each message to the server once, however many look', async () => {
  const emails = Array.from({ length: 6 }, newAddress);
  for (const email of emails) await signUp(email, { language: 'fr' });
  await Promise.all([customers.work(), other.work(), customers.work(), other.work()]);
  await customers.work();
  for (const email of emails) expect(to(email)).toHaveLength(1);
  const [mail = ''] = to(emails[0] ?? '');
  expect(mail).toContain('From: Maison <bonjour@maison.example>');
  expect(mail).toMatch(/Message-ID: <msg_[0-9a-f-]+@maison\.example>/);
  expect(mail).toMatch(/Subject: Confirmez votre adresse e-mail/);
});

it.each(['refuse', 'hang up'] as const)('sends again what the server did not take: %s', async (answer) => {
  const email = newAddress();
  await signUp(email);
  server.answer = answer;
  await customers.work();
  server.answer = 'take';
  const tried = to(email).length;
  await other.work();
  expect(to(email)).toHaveLength(tried);
  later(2 * MINUTE);
  await Promise.all([customers.work(), other.work()]);
  expect(to(email)).toHaveLength(tried + 1);
  later(HOUR);
  await customers.work();
  expect(to(email)).toHaveLength(tried + 1);
  const ids = to(email).map((mail) => /Message-ID: (\S+)/.exec(mail)?.[1]);
  expect(new Set(ids).size).toBe(1);
});

it('sends what a process had taken that died before it was sent', async () => {
  const email = newAddress();
  await signUp(email);
  await customers.db.query(sql`
    update message set attempts = 1, due_at = due_at + interval '1 minute' where recipient = ${email}`);
  await other.work();
  expect(to(email)).toHaveLength(0);
  later(MINUTE);
  await other.work();
  expect(to(email)).toHaveLength(1);
});

it('sends nothing that its link has outlived', async () => {
  const email = newAddress();
  await signUp(email);
  later(25 * HOUR);
  await customers.work();
  expect(to(email)).toHaveLength(0);
});
