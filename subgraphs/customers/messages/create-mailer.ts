import { createTransport } from 'nodemailer';
import type { Config } from '#kernel/runtime/config.ts';
import { SECOND } from '#kernel/values/time.ts';
import type { Mailer } from './model/mailer.ts';

/** Milliseconds that a server may take to greet, and to answer. */
const TIMEOUTS = { connectionTimeout: 5 * SECOND, greetingTimeout: 5 * SECOND, socketTimeout: 10 * SECOND } as const;

/** Keeps e-mails where they are: the page of the local outbox shows them. */
const localOutbox: Mailer = { send: async () => undefined };

/** The server of SMTP_URL; without one the local outbox, and in production nobody, so that e-mails wait. */
export function createMailer({ mode, mail }: Pick<Config, 'mode' | 'mail'>): Mailer | undefined {
  const { smtpUrl, from } = mail;
  if (smtpUrl === undefined) return mode === 'production' ? undefined : localOutbox;
  const transport = createTransport({ url: smtpUrl, ...TIMEOUTS });
  const host = /@([^>]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    async send({ id, recipient, subject, text }) {
      const headers = { 'auto-submitted': 'auto-generated' };
      await transport.sendMail({ from, to: recipient, subject, text, messageId: `<${id}@${host}>`, headers });
    },
  };
}
