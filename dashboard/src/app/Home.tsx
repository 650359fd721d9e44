import { usePermissions } from 'react-admin';
import { Navigate } from 'react-router';
import type { StaffRole } from '../api/generated/customers/staff.ts';
import { firstPageOf } from './today/work.ts';

/** The address without a page leads each role to its own. */
export function Home() {
  const { permissions } = usePermissions<readonly StaffRole[]>();
  return permissions ? <Navigate to={firstPageOf(permissions)} replace /> : null;
}
