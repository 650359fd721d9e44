/**
 * The pages behind the links that are mailed to customers: an address is proved and a password chosen when their reader
 * presses, never by opening the page. What is secret stands behind the # of the address, and is taken out of it at once.
 */

const WORDS = {
  en: {
    verify: 'Confirm your address',
    verifyLead: 'Confirm that this e-mail address is yours, with the password that you chose for the account.',
    ownPassword: 'Password of the account',
    wrong:
      'This is not the password of an account with this address. Did somebody else open it? Choose a new password, and it is yours.',
    verifyButton: 'Confirm',
    verified: 'Your address is confirmed. What you bought with it shows in your account.',
    reset: 'Choose a new password',
    resetLead: 'Everybody who is signed in to your account is signed out.',
    password: 'New password, 8 characters or more',
    resetButton: 'Set the password',
    done: 'Your new password is set. Sign in with it.',
    over: 'This link has been used, or is over. Ask for another one:',
    email: 'E-mail',
    ask: 'Send a link',
    sent: 'If there is an account with this address, a message with a link is on its way.',
    weak: 'This password is too short or too easy to guess.',
    refused: 'This cannot be done at the moment. Wait a little, then press again.',
  },
  fr: {
    verify: 'Confirmez votre adresse',
    verifyLead: 'Confirmez que cette adresse e-mail est la vôtre, avec le mot de passe choisi pour le compte.',
    ownPassword: 'Mot de passe du compte',
    wrong:
      'Ce n’est pas le mot de passe d’un compte avec cette adresse. Quelqu’un d’autre l’a ouvert ? Choisissez un nouveau mot de passe, et il est à vous.',
    verifyButton: 'Confirmer',
    verified: 'Votre adresse est confirmée. Vos achats faits avec elle figurent dans votre compte.',
    reset: 'Choisissez un nouveau mot de passe',
    resetLead: 'Toute personne connectée à votre compte sera déconnectée.',
    password: 'Nouveau mot de passe, 8 caractères ou plus',
    resetButton: 'Enregistrer le mot de passe',
    done: 'Votre nouveau mot de passe est enregistré. Connectez-vous avec lui.',
    over: 'Ce lien a déjà servi, ou n’est plus valable. Demandez-en un autre :',
    email: 'E-mail',
    ask: 'Envoyer un lien',
    sent: 'Si un compte existe avec cette adresse, un message avec un lien est en route.',
    weak: 'Ce mot de passe est trop court ou trop facile à deviner.',
    refused: 'Ce n’est pas possible pour le moment. Patientez un peu, puis réessayez.',
  },
};

/** Committed under schema/operations/account, so that they run where nothing else does. */
const OPERATIONS = {
  verifyEmail:
    'mutation verifyEmail($input:VerifyEmailInput!){verifyEmail(input:$input){__typename ...on ValidationError{issues{path}}}}',
  resetPassword:
    'mutation resetPassword($input:ResetPasswordInput!){resetPassword(input:$input){__typename ...on ValidationError{issues{path}}}}',
  requestEmailVerification:
    'mutation requestEmailVerification($input:RequestEmailVerificationInput!){requestEmailVerification(input:$input){__typename}}',
  requestPasswordReset:
    'mutation requestPasswordReset($input:RequestPasswordResetInput!){requestPasswordReset(input:$input){__typename}}',
};

const asked = new URLSearchParams(location.search).get('language') ?? navigator.language;
const language = asked.startsWith('fr') ? 'fr' : 'en';
const words = WORDS[language];
const isReset = location.pathname.endsWith('/reset-password');
const linkToken = location.hash.slice(1);
const page = document.getElementById('page');

document.documentElement.lang = language;
history.replaceState(null, '', location.pathname + location.search);

function element(name, fields, ...children) {
  const made = Object.assign(document.createElement(name), fields);
  made.append(...children);
  return made;
}

/** The outcome of a mutation; undefined when there is none. */
async function send(mutation, input) {
  try {
    // Beside this page's folder, wherever a proxy puts both.
    const response = await fetch(new URL('../graphql', location.href), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({ query: OPERATIONS[mutation], variables: { input } }),
    });
    return (await response.json()).data?.[mutation] ?? undefined;
  } catch {
    return undefined;
  }
}

/** A form of one field and a button; `press` answers what to say when it stays. */
function form(button, field, press) {
  const problem = element('p', { role: 'alert' });
  const submit = element('button', { type: 'submit', textContent: button });
  const made = element('form', {}, field, problem, submit);
  made.addEventListener('submit', async (event) => {
    event.preventDefault();
    submit.disabled = true;
    problem.textContent = (await press(new FormData(made))) ?? '';
    submit.disabled = false;
  });
  return made;
}

function field(label, fields) {
  return element('label', {}, label, element('input', { required: true, ...fields }));
}

function show(heading, lead, ...more) {
  document.title = heading;
  page.replaceChildren(element('h1', { textContent: heading }), element('p', { textContent: lead }), ...more);
}

const heading = isReset ? words.reset : words.verify;

function askForAnother() {
  const email = field(words.email, { name: 'email', type: 'email', autocomplete: 'email' });
  const mutation = isReset ? 'requestPasswordReset' : 'requestEmailVerification';
  const again = form(words.ask, email, async (fields) => {
    const outcome = await send(mutation, { email: fields.get('email') });
    if (!outcome?.__typename.endsWith('Payload')) return words.refused;
    show(heading, words.sent);
  });
  show(heading, words.over, again);
}

/** Uses the link up. */
async function press(mutation, input, done) {
  const outcome = await send(mutation, { linkToken, ...input });
  if (outcome?.__typename.endsWith('Payload')) return show(heading, done);
  if (outcome === undefined || outcome.__typename === 'TooManyAttemptsError') return words.refused;
  if (outcome.__typename === 'InvalidCredentialsError') return words.wrong;
  if (outcome.issues?.some(({ path }) => path.at(-1) === 'password')) return words.weak;
  askForAnother();
}

if (linkToken === '') askForAnother();
else if (isReset) {
  const password = field(words.password, { name: 'password', type: 'password', autocomplete: 'new-password' });
  const chosen = (fields) => press('resetPassword', { password: fields.get('password') }, words.done);
  show(heading, words.resetLead, form(words.resetButton, password, chosen));
} else {
  const password = field(words.ownPassword, { name: 'password', type: 'password', autocomplete: 'current-password' });
  const confirmed = (fields) => press('verifyEmail', { password: fields.get('password') }, words.verified);
  show(heading, words.verifyLead, form(words.verifyButton, password, confirmed));
}
