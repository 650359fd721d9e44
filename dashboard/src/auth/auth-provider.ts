import { type AuthProvider, HttpError } from 'react-admin';
import type { GraphQLClient } from '../api/client.ts';
import { expectMember, statusOf } from '../api/errors.ts';
import { signOutDocument } from '../api/generated/customers/sessions.ts';
import {
  type CurrentStaffMemberResult,
  claimFirstAdminDocument,
  currentStaffMemberDocument,
  resetStaffPasswordDocument,
  type StaffRole,
  signInStaffDocument,
} from '../api/generated/customers/staff.ts';
import { type AccessTable, mayDo } from './permissions.ts';
import type { Session } from './session.ts';

type Staff = NonNullable<CurrentStaffMemberResult['currentStaffMember']>;

/** How staff sign in. */
interface SignInFields {
  readonly email: string;
  readonly password: string;
}

/** How the first administrator of an empty instance does, once. */
interface ClaimFields extends SignInFields {
  readonly code: string;
  readonly name: string;
}

/** How a member of staff does who has forgotten the password, by a link that was mailed. */
interface ResetFields {
  readonly linkToken: string;
  readonly password: string;
}

/** Signs staff in and out, and answers who they are and what they may see. */
export function createAuthProvider(
  client: GraphQLClient,
  session: Session,
  access: AccessTable,
  /** Is told who they are, before anything is shown to them. */
  onStaff: (staffId: string) => void,
): AuthProvider {
  let staff: Promise<Staff> | null = null;

  async function readStaff(): Promise<Staff> {
    if (!(await session.ensure(Date.now()))) throw new HttpError('Sign in', 401, { code: 'UNAUTHENTICATED' });
    const { currentStaffMember } = await client.request(currentStaffMemberDocument, {});
    if (!currentStaffMember) throw new HttpError('Staff only', 401, { code: 'UNAUTHENTICATED' });
    onStaff(currentStaffMember.id);
    return currentStaffMember;
  }

  function currentStaff(): Promise<Staff> {
    staff ??= readStaff().catch((error: unknown) => {
      staff = null;
      throw error;
    });
    return staff;
  }

  async function currentRoles(): Promise<readonly StaffRole[]> {
    return (await currentStaff()).roles;
  }

  async function setPassword({ linkToken, password }: ResetFields): Promise<SignInFields> {
    const { resetStaffPassword } = await client.request(resetStaffPasswordDocument, { input: { linkToken, password } });
    return { email: expectMember(resetStaffPassword, 'ResetStaffPasswordPayload').email, password };
  }

  return {
    async login(form: SignInFields | ClaimFields | ResetFields) {
      staff = null;
      if ('code' in form) {
        const { claimFirstAdmin } = await client.request(claimFirstAdminDocument, { input: form });
        session.keep(expectMember(claimFirstAdmin, 'ClaimFirstAdminPayload').session);
        return;
      }
      const fields = 'linkToken' in form ? await setPassword(form) : form;
      const { signInStaff } = await client.request(signInStaffDocument, { input: fields });
      session.keep(expectMember(signInStaff, 'SignInStaffPayload').session);
    },
    async logout() {
      const refreshToken = session.refreshToken();
      // The server is informed as a courtesy: signing out must work even when it is down.
      if (refreshToken !== null) await client.request(signOutDocument, { input: { refreshToken } }).catch(() => null);
      session.forget();
      staff = null;
    },
    async checkAuth() {
      if (!(await session.ensure(Date.now()))) throw new HttpError('Sign in', 401, { code: 'UNAUTHENTICATED' });
    },
    async checkError(error: unknown) {
      if (statusOf(error) === 401) throw error;
    },
    async getIdentity() {
      const { id, name, locations } = await currentStaff();
      return { id, fullName: name, locationIds: (locations ?? []).map((location) => location.id) };
    },
    getPermissions: currentRoles,
    async canAccess({ resource, action }) {
      return mayDo(access, await currentRoles(), resource, action);
    },
  };
}
