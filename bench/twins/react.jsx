import { useEffect, useId, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { CSS, impersonate, isEmail, onOrders, readSession, sameEmail, t } from './core.js';

function useOnOrders() {
  const [value, setValue] = useState(onOrders);
  useEffect(() => {
    const update = () => setValue(onOrders());
    addEventListener('hashchange', update);
    return () => removeEventListener('hashchange', update);
  }, []);
  return value;
}

function useSession() {
  const [session, setSession] = useState(null);
  useEffect(() => {
    let live = true;
    readSession().then((next) => live && setSession(next), () => {});
    return () => { live = false; };
  }, []);
  return [session, setSession];
}

function LoginForm({ busy, error, onSubmit }) {
  const id = useId();
  const [email, setEmail] = useState('');
  const input = useRef(null);
  useEffect(() => input.current.focus(), []);
  const submit = (event) => {
    event.preventDefault();
    onSubmit(email.trim());
  };
  return (
    <form noValidate onSubmit={submit}>
      <label htmlFor={id}>{t.email}</label>
      <input
        ref={input} id={id} type="email" name="email" autoComplete="off" value={email}
        aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => setEmail(event.target.value)}
      />
      {error && <p className="error" role="alert" id={`${id}-error`}>{error}</p>}
      <button type="submit" disabled={busy}>{t.login}</button>
    </form>
  );
}

function CustomerCard({ customer, busy, error, onLogout }) {
  return (
    <>
      <dl>
        <dt>{t.emailLabel}</dt><dd>{customer.email}</dd>
        {customer.document && <><dt>{t.document}</dt><dd>{customer.document}</dd></>}
        {customer.phone && <><dt>{t.phone}</dt><dd>{customer.phone}</dd></>}
      </dl>
      {error && <p className="error" role="alert">{error}</p>}
      <div className="actions">
        <a className="orders" href="/account#/orders">{t.orders}</a>
        <button type="button" disabled={busy} onClick={onLogout}>{t.logout}</button>
      </div>
    </>
  );
}

function Toolbar() {
  const [session, setSession] = useSession();
  const hidden = useOnOrders();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const [status, setStatus] = useState('');
  const opener = useRef(null);
  const popoverId = useId();

  if (hidden || !session?.canImpersonate) return null;
  const { operator, customer } = session;

  const close = () => {
    setOpen(false);
    setError('');
    opener.current?.focus();
  };
  const change = async (email) => {
    if (busy) return;
    setError('');
    if (email === null) return setError(t.invalid);
    setBusy(true);
    setStatus(t.working);
    try {
      const next = await impersonate(email);
      if (sameEmail(next.customer?.email, email)) {
        setSession(next);
        setStatus(next.customer ? `${t.acting} ${next.customer.name}` : t.loggedOut);
        close();
      } else {
        setStatus('');
        setError(t.notFound);
      }
    } catch {
      setStatus('');
      setError(t.network);
    }
    setBusy(false);
  };
  const onKeyDown = (event) => {
    if (event.key === 'Escape' && open) close();
  };

  return (
    <section className="bar" aria-label={t.toolbar}>
      <span className="attendant">{t.attendant} <b>{operator}</b></span>
      <div className="menu" onKeyDown={onKeyDown}>
        <button
          ref={opener} type="button" aria-expanded={open} aria-haspopup="dialog"
          aria-controls={open ? popoverId : undefined} onClick={() => (open ? close() : setOpen(true))}
        >
          {customer ? `${t.customer} ${customer.name}` : t.loginAs}
        </button>
        {open && (
          <div className="popover" id={popoverId} role="dialog" aria-label={customer ? customer.name : t.loginAs}>
            {customer ? (
              <CustomerCard customer={customer} busy={busy} error={error} onLogout={() => change('')} />
            ) : (
              <LoginForm busy={busy} error={error} onSubmit={(email) => change(isEmail(email) ? email : null)} />
            )}
          </div>
        )}
      </div>
      <span className="sr-only" role="status" aria-live="polite">{status}</span>
    </section>
  );
}

const root = document.querySelector('telesales-toolbar').attachShadow({ mode: 'open' });
createRoot(root).render(<><style>{CSS}</style><Toolbar /></>);
