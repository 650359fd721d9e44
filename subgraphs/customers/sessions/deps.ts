import type { PasswordSalts } from './create-password-salts.ts';
import type { PasswordCost } from './model/password-cost.ts';
import type { TokenSigner } from './model/token-signer.ts';

declare module '../deps.ts' {
  interface CustomersDeps {
    readonly signer: TokenSigner;
    readonly passwordCost: PasswordCost;
    readonly passwordSalts: PasswordSalts;
  }
}
