import type { Platform } from '#kernel/runtime/platform.ts';
import type { PasswordCost } from './accounts/model/password.ts';
import type { TokenSigner } from './accounts/token-signer.ts';

/** What the use cases of customers need. */
export interface CustomersDeps extends Platform {
  readonly signer: TokenSigner;
  readonly passwordCost: PasswordCost;
}
