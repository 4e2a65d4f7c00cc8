import { CSS, impersonate, isEmail, onOrders, readSession, sameEmail, t } from './core.js';

/** An element with its attributes, its listeners (`onclick`) and what is in it. */
function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value == null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter(Boolean));
  return element;
}

class TelesalesToolbar extends HTMLElement {
  #session = null;
  #busy = false;
  #root = this.attachShadow({ mode: 'open' });
  #bar = null;
  #opener;
  #menu;
  #status;
  #popover = null;
  #submit = null;
  #error = null;

  async connectedCallback() {
    this.#root.replaceChildren(h('style', null, CSS));
    addEventListener('hashchange', this.#render);
    try {
      this.#session = await readSession();
      this.#render();
    } catch { /* no session, no toolbar */ }
  }

  disconnectedCallback() {
    removeEventListener('hashchange', this.#render);
  }

  #render = () => {
    if (!this.isConnected || onOrders() || !this.#session?.canImpersonate) {
      this.#bar?.remove();
      return;
    }
    if (!this.#bar) this.#build();
    const { customer } = this.#session;
    this.#opener.textContent = customer ? `${t.customer} ${customer.name}` : t.loginAs;
    if (!this.#bar.isConnected) this.#root.append(this.#bar);
  };

  #build() {
    this.#opener = h('button', {
      type: 'button', 'aria-expanded': 'false', 'aria-haspopup': 'dialog',
      onclick: () => (this.#popover ? this.#close() : this.#open()),
    });
    this.#menu = h('div', {
      class: 'menu',
      onkeydown: (event) => { if (event.key === 'Escape' && this.#popover) this.#close(); },
    }, this.#opener);
    this.#status = h('span', { class: 'sr-only', role: 'status', 'aria-live': 'polite' });
    this.#bar = h('section', { class: 'bar', 'aria-label': t.toolbar },
      h('span', { class: 'attendant' }, `${t.attendant} `, h('b', null, this.#session.operator)),
      this.#menu, this.#status);
  }

  #open() {
    const { customer } = this.#session;
    const name = customer?.name ?? t.loginAs;
    this.#error = h('p', { class: 'error', role: 'alert', id: 'error', hidden: true });
    this.#popover = h('div', { class: 'popover', id: 'popover', role: 'dialog', 'aria-label': name },
      customer ? this.#card(customer) : this.#form());
    this.#menu.append(this.#popover);
    this.#opener.setAttribute('aria-expanded', 'true');
    this.#opener.setAttribute('aria-controls', 'popover');
    this.#popover.querySelector('input')?.focus();
  }

  #form() {
    const input = h('input', {
      id: 'email', type: 'email', name: 'email', autocomplete: 'off', 'aria-describedby': 'error',
    });
    this.#submit = h('button', { type: 'submit' }, t.login);
    return h('form', {
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        const email = input.value.trim();
        if (isEmail(email)) this.#change(email);
        else this.#fail(t.invalid);
      },
    }, h('label', { for: 'email' }, t.email), input, this.#error, this.#submit);
  }

  #card(customer) {
    const row = (label, value) => (value ? [h('dt', null, label), h('dd', null, value)] : []);
    this.#submit = h('button', { type: 'button', onclick: () => this.#change('') }, t.logout);
    const card = document.createDocumentFragment();
    card.append(
      h('dl', null,
        ...row(t.emailLabel, customer.email), ...row(t.document, customer.document), ...row(t.phone, customer.phone)),
      this.#error,
      h('div', { class: 'actions' }, h('a', { class: 'orders', href: '/account#/orders' }, t.orders), this.#submit));
    return card;
  }

  #close() {
    this.#popover?.remove();
    this.#popover = null;
    this.#opener.setAttribute('aria-expanded', 'false');
    this.#opener.removeAttribute('aria-controls');
    this.#opener.focus();
  }

  #fail(message) {
    this.#error.textContent = message;
    this.#error.hidden = !message;
    this.#popover?.querySelector('input')?.setAttribute('aria-invalid', String(Boolean(message)));
  }

  async #change(email) {
    if (this.#busy) return;
    this.#busy = this.#submit.disabled = true;
    this.#fail('');
    this.#status.textContent = t.working;
    try {
      const next = await impersonate(email);
      if (sameEmail(next.customer?.email, email)) {
        this.#session = next;
        this.#render();
        this.#status.textContent = next.customer ? `${t.acting} ${next.customer.name}` : t.loggedOut;
        this.#close();
      } else {
        this.#status.textContent = '';
        this.#fail(t.notFound);
      }
    } catch {
      this.#status.textContent = '';
      this.#fail(t.network);
    }
    this.#busy = this.#submit.disabled = false;
  }
}

customElements.define('telesales-toolbar', TelesalesToolbar);
