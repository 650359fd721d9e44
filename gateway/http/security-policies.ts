/** Only what we serve ourselves; styles inline because the component library writes them at run time. */
const COMMON = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

/** The pages behind mailed links: nothing from anywhere else, and no address goes along when they are left. */
export const ACCOUNT_POLICY = COMMON.filter((rule) => !rule.includes('unsafe-inline'))
  .concat("style-src 'self'")
  .join('; ');

/** Product images lie on the instance, at whatever name it was opened, or on its suppliers' image servers. */
export const adminPolicy = (publicUrl: string): string =>
  [...COMMON, `img-src 'self' data: blob: https: ${new URL(publicUrl).origin}`].join('; ');

/** The editor runs its language services in workers. */
export const EXPLORER_POLICY = [...COMMON, "img-src 'self' data:", "worker-src 'self' blob:"].join('; ');

/** Pages of a provider's bank: no script, nothing from anywhere; a form that leads back to any shop. */
export const FORWARDED_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
