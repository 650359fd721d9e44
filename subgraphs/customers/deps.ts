import type { Platform } from '#kernel/runtime/platform.ts';
import type { TokenSigner } from './sessions/create-token-signer.ts';
import type { PasswordCost } from './sessions/model/password.ts';

/** What the use cases of customers need. */
export interface CustomersDeps extends Platform {
  readonly signer: TokenSigner;
  readonly passwordCost: PasswordCost;
}
