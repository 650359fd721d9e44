import { existsSync } from 'node:fs';
import chromiumFromNpm from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where distributions put theirs. */
const SYSTEM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A real browser: the one named by CHROMIUM_PATH, the system's, or the one that comes with npm. */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH'];
  const executablePath =
    named || SYSTEM_PATHS.find((path) => existsSync(path)) || (await chromiumFromNpm.executablePath());
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
