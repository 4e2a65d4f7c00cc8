/** What the three twins share: the session, the messages and the style sheet. */
const ITEMS =
  'authentication.adminUserEmail,impersonate.canImpersonate,impersonate.storeUserId,' +
  'impersonate.storeUserEmail,profile.email,profile.firstName,profile.lastName,profile.document,' +
  'profile.phone,public.vtex-impersonated-customer-email';

const json = async (response) => {
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
};

/** GET the session and reduce it to what the toolbar shows. */
export async function readSession() {
  const { namespaces = {} } = await json(
    await fetch(`/api/sessions?items=${ITEMS}`, { credentials: 'same-origin' }),
  );
  const value = (namespace, key) => namespaces[namespace]?.[key]?.value ?? '';
  const email = value('impersonate', 'storeUserEmail');
  const name = `${value('profile', 'firstName')} ${value('profile', 'lastName')}`.trim();
  return {
    operator: value('authentication', 'adminUserEmail'),
    canImpersonate: value('impersonate', 'canImpersonate').toLowerCase() === 'true',
    customer: email
      ? { email, name: name || email, document: value('profile', 'document'), phone: value('profile', 'phone') }
      : null,
  };
}

/** POST the customer's e-mail ('' logs out), then re-read the session to see what happened. */
export async function impersonate(email) {
  await json(
    await fetch('/api/sessions', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ public: { 'vtex-impersonated-customer-email': { value: email } } }),
    }),
  );
  return readSession();
}

export const isEmail = (text) => /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text);
export const sameEmail = (a, b) => (a ?? '').toLowerCase() === (b ?? '').toLowerCase();
export const onOrders = () => location.hash.startsWith('#/orders');

const MESSAGES = {
  en: {
    toolbar: 'Telesales toolbar', attendant: 'Attendant:', loginAs: 'Login as', email: 'Customer e-mail',
    login: 'Login', logout: 'Logout', orders: 'Orders', emailLabel: 'E-mail', document: 'Document',
    phone: 'Phone', customer: 'Customer:', working: 'Please wait…', acting: 'Acting as',
    loggedOut: 'Logged out', invalid: 'Enter a valid e-mail', notFound: 'Customer not found',
    network: 'Something went wrong, try again',
  },
  'pt-BR': {
    toolbar: 'Barra de televendas', attendant: 'Atendente:', loginAs: 'Entrar como', email: 'E-mail do cliente',
    login: 'Entrar', logout: 'Sair', orders: 'Pedidos', emailLabel: 'E-mail', document: 'Documento',
    phone: 'Telefone', customer: 'Cliente:', working: 'Aguarde…', acting: 'Atuando como',
    loggedOut: 'Sessão encerrada', invalid: 'Informe um e-mail válido', notFound: 'Cliente não encontrado',
    network: 'Algo deu errado, tente novamente',
  },
  es: {
    toolbar: 'Barra de televentas', attendant: 'Agente:', loginAs: 'Entrar como', email: 'E-mail del cliente',
    login: 'Entrar', logout: 'Salir', orders: 'Pedidos', emailLabel: 'E-mail', document: 'Documento',
    phone: 'Teléfono', customer: 'Cliente:', working: 'Espere…', acting: 'Actuando como',
    loggedOut: 'Sesión cerrada', invalid: 'Ingrese un e-mail válido', notFound: 'Cliente no encontrado',
    network: 'Algo salió mal, intente de nuevo',
  },
};

const language = (document.documentElement.lang || navigator.language || 'en').slice(0, 2);
export const t = MESSAGES[language === 'pt' ? 'pt-BR' : language] ?? MESSAGES.en;

export const CSS = `
:host { display: block; position: sticky; top: 0; z-index: 1000; }
.bar {
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 1rem;
  min-height: 3rem;
  padding: 0 1.5rem;
  background: #142032;
  color: #fff;
  font: 14px/1.4 system-ui, sans-serif;
}
.attendant b { font-weight: 600; }
.menu { position: relative; }
button, .orders {
  padding: .5rem 1rem;
  border: 1px solid transparent;
  border-radius: .25rem;
  background: #134cd8;
  color: #fff;
  font: inherit;
  text-decoration: none;
  cursor: pointer;
}
button:hover, .orders:hover { background: #0c389f; }
button:disabled { opacity: .6; cursor: progress; }
button:focus-visible, input:focus-visible, a:focus-visible {
  outline: 2px solid #8bb4ff;
  outline-offset: 2px;
}
.popover {
  position: absolute;
  top: calc(100% + .5rem);
  right: 0;
  width: 18rem;
  padding: 1rem;
  border-radius: .25rem;
  background: #fff;
  color: #142032;
  box-shadow: 0 4px 16px rgba(0, 0, 0, .25);
}
.popover form { display: grid; gap: .5rem; }
.popover input {
  padding: .5rem;
  border: 1px solid #979899;
  border-radius: .25rem;
  font: inherit;
}
.popover dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 0 0 1rem; }
.popover dt { color: #5b6470; }
.popover dd { margin: 0; overflow-wrap: anywhere; }
.actions { display: flex; justify-content: space-between; gap: .5rem; }
.error { margin: 0; color: #c81e3a; }
.sr-only {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
@media (max-width: 40rem) { .bar { padding: 0 .75rem; } .popover { width: 15rem; } }
`;
