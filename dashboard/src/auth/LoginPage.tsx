import { useState } from 'react';
import { ClaimForm } from './ClaimForm.tsx';
import { SignInForm } from './SignInForm.tsx';

/** Signs in, or claims an empty instance with the code that its start printed. */
export function LoginPage() {
  const [claiming, setClaiming] = useState(false);
  return claiming ? <ClaimForm onBack={() => setClaiming(false)} /> : <SignInForm onClaim={() => setClaiming(true)} />;
}
