import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { DemoSignIn } from '../../../ops/demo/sign-ins.ts';

export interface VisitorOptions {
  readonly locale?: 'fr-FR' | 'en-GB';
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

/** A user at a screen: a browser context with its page, and the errors on it. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors that the page threw or logged. */
  readonly errors: string[];
  /** Opens an address below /admin and waits until nothing is loading any more. */
  open(path: string): Promise<void>;
  /** Goes to an address below /admin as a link of the open page does, without loading the dashboard again. */
  goTo(path: string): Promise<void>;
  settle(): Promise<void>;
  /** Signs in on the way to an address below /admin; where it is left out, the first page of the role. */
  signIn(who: DemoSignIn, path?: string): Promise<void>;
  /** Claims an empty instance as its first admin. */
  claim(as: FirstAdmin): Promise<void>;
}

/** What the form for the first admin asks, by the names of its fields. */
interface FirstAdmin {
  readonly code: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Long enough for a first report on a machine that does many other things too. */
const TIMEOUT_MS = 60_000;
const LOOK_EVERY_MS = 20;

/** Marks the heading of a page that is left: the next page draws its own. */
const LEFT = 'data-left';

/** True where a page has its heading and nothing on it is loading. */
const IS_SETTLED = `document.querySelector('main h1:not([${LEFT}])')?.checkVisibility() === true
  && document.querySelector('.MuiSkeleton-root, [aria-busy="true"]') === null`;

export async function visit(browser: Browser, url: string, options: VisitorOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({
    locale: options.locale ?? 'fr-FR',
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: 'reduce',
    timezoneId: 'Pacific/Auckland',
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
  });
  context.setDefaultTimeout(TIMEOUT_MS);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  const settle = async (): Promise<void> => {
    // Asked often: what a locator waits for, it looks for every half second after a moment.
    const until = Date.now() + TIMEOUT_MS;
    while (!(await page.evaluate<boolean>(IS_SETTLED))) {
      if (Date.now() > until) throw new Error(`${page.url()} is still loading after ${TIMEOUT_MS / 1000} s`);
      await delay(LOOK_EVERY_MS);
    }
  };
  return {
    context,
    page,
    errors,
    settle,
    async open(path) {
      await page.goto(`${url}/admin${path}`);
      await settle();
    },
    async goTo(path) {
      const { pathname } = new URL(`${url}/admin${path}`);
      await page.evaluate(`if (location.pathname !== '${pathname}') {
        document.querySelector('main h1')?.setAttribute('${LEFT}', '');
        history.pushState(null, '', '${pathname}');
        dispatchEvent(new PopStateEvent('popstate'));
      }`);
      await settle();
    },
    async signIn({ email, password }, path = '/') {
      await page.goto(`${url}/admin${path}`);
      await page.locator('input[name=email]').fill(email);
      await page.locator('input[name=password]').fill(password);
      await page.locator('button[type=submit]').click();
      await page.locator('header').waitFor();
      await settle();
    },
    async claim(as) {
      await page.goto(`${url}/admin/`);
      await page.getByRole('button', { name: /^(Première connexion avec un code|First sign-in with a code)$/ }).click();
      for (const [field, value] of Object.entries(as)) await page.locator(`input[name=${field}]`).fill(value);
      await page.locator('button[type=submit]').click();
      await page.locator('header').waitFor();
      await settle();
    },
  };
}
