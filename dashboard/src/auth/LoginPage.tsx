import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { ClaimForm } from './ClaimForm.tsx';
import { ForgotForm } from './ForgotForm.tsx';
import { NewPasswordForm } from './NewPasswordForm.tsx';
import { SignInForm } from './SignInForm.tsx';

/**
 * Signs in, claims an empty instance with the code that its start printed, or helps who has forgotten a password: a link
 * that was mailed holds what is secret behind the # of this page's address.
 */
export function LoginPage() {
  const [form, setForm] = useState<'sign in' | 'claim' | 'forgot'>('sign in');
  const { hash } = useLocation();
  const navigate = useNavigate();
  const back = () => setForm('sign in');
  if (hash.length > 1)
    return <NewPasswordForm linkToken={hash.slice(1)} onBack={() => void navigate('/login', { replace: true })} />;
  if (form === 'claim') return <ClaimForm onBack={back} />;
  if (form === 'forgot') return <ForgotForm onBack={back} />;
  return <SignInForm onClaim={() => setForm('claim')} onForgot={() => setForm('forgot')} />;
}
