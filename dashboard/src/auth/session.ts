import type { TokenSource } from '../api/client.ts';

/** The result of signing in or refreshing. */
export interface Credentials {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: string;
}

/** Asks the server for new credentials; null when it refuses. */
export type Renew = (refreshToken: string) => Promise<Credentials | null>;

const STORAGE_KEY = 'passerelle.refresh';
/** Renewed this long before it runs out, so that no request is sent with a token about to expire. */
const MARGIN_MS = 30_000;

/**
 * The access token lives in memory only. The refresh token is kept in sessionStorage so that a reload does not
 * sign out, and goes with the tab. It rotates at every use, so concurrent renewals share one request.
 */
export class Session implements TokenSource {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly #renew: Renew;
  #token: string | null = null;
  #expiresAt = 0;
  #renewal: Promise<boolean> | null = null;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, renew: Renew) {
    this.#storage = storage;
    this.#renew = renew;
  }

  token(): string | null {
    return this.#token;
  }

  refreshToken(): string | null {
    return this.#storage.getItem(STORAGE_KEY);
  }

  keep(credentials: Credentials): void {
    this.#token = credentials.accessToken;
    this.#expiresAt = Date.parse(credentials.expiresAt);
    this.#storage.setItem(STORAGE_KEY, credentials.refreshToken);
  }

  forget(): void {
    this.#token = null;
    this.#expiresAt = 0;
    this.#storage.removeItem(STORAGE_KEY);
  }

  /** True when requests can be sent with a token; renews it first when needed. */
  async ensure(now: number): Promise<boolean> {
    if (this.#token !== null && now < this.#expiresAt - MARGIN_MS) return true;
    return this.refresh();
  }

  refresh(): Promise<boolean> {
    this.#renewal ??= this.#renewOnce().finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  async #renewOnce(): Promise<boolean> {
    const refreshToken = this.refreshToken();
    if (refreshToken === null) return false;
    const credentials = await this.#renew(refreshToken);
    if (credentials === null) {
      this.forget();
      return false;
    }
    this.keep(credentials);
    return true;
  }
}
