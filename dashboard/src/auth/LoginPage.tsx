import { useState } from 'react';
import { ClaimForm } from './ClaimForm.tsx';
import { SignInForm } from './SignInForm.tsx';

/** The door: signing in, or opening an empty house with the code its start printed. */
export function LoginPage() {
  const [claiming, setClaiming] = useState(false);
  return claiming ? <ClaimForm onBack={() => setClaiming(false)} /> : <SignInForm onClaim={() => setClaiming(true)} />;
}
