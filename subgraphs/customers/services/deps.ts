import type { Platform } from '#kernel/runtime/platform.ts';
import type { PasswordCost } from '../domain/password.ts';
import type { TokenSigner } from './token-signer.ts';

/** What the use cases of customers need. */
export interface CustomersDeps extends Platform {
  readonly signer: TokenSigner;
  readonly passwordCost: PasswordCost;
}
