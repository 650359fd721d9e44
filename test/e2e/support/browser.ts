import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
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
  // A page of a test lives for seconds: code that is optimized for it in the background is not run often enough to repay
  // that. Without, opening all pages takes 57 CPU-s instead of 98.
  '--js-flags=--no-turbofan,--no-maglev',
];

/** Where distributions put theirs. */
const SYSTEM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const run = promisify(execFile);

const require = createRequire(import.meta.url);
const UNPACK = 'require(process.argv[1]).executablePath()';

/** Version of the package, so that another one is unpacked again. */
const UNPACKED = join(tmpdir(), `passerelle-chromium-147-${userInfo().uid}`);

/** A real browser: the one named by CHROMIUM_PATH, the system's, or the one that comes with npm. */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH'] || SYSTEM_PATHS.find((path) => existsSync(path));
  if (named) return chromium.launch({ executablePath: named, args: ARGUMENTS });
  const folder = await unpack();
  // A bare machine has no fonts to fall back on; the package brings some.
  const fonts = existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  const env = { ...process.env, ...fonts };
  return chromium.launch({ executablePath: join(folder, 'chromium'), args: ARGUMENTS, env });
}

/**
 * The package unpacks to a fixed name in the temporary folder: another user could not run it, and a second test file
 * would start it half-written. So it is unpacked apart and moved into place whole.
 */
async function unpack(): Promise<string> {
  if (existsSync(UNPACKED)) return UNPACKED;
  const apart = await mkdtemp(`${UNPACKED}.`);
  // Apart from this process too, whose temporary folder others use meanwhile.
  await run(process.execPath, ['--eval', UNPACK, require.resolve('@sparticuz/chromium')], {
    env: { ...process.env, TMPDIR: apart },
  });
  await rename(apart, UNPACKED).catch(() => rm(apart, { recursive: true, force: true }));
  return UNPACKED;
}
