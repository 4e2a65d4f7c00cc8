// What the element tells, by the names that the doc block of element/telesales-toolbar.js uses; the build writes the
// types of the element itself below. A test of xtask holds the codes against the crate that makes them.

/** A customer; `id` and names are as the session says, names null while it has not loaded them. */
export interface Customer {
  readonly id: string;
  readonly email: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
}

/** Where the toolbar stands. */
export type Stage =
  | 'unknown'
  | 'visitor'
  | 'idle'
  | 'starting'
  | 'acting'
  | 'stopping'
  | 'unconfirmed'
  | 'lapsed'
  | 'found'
  | 'outdated';

/** Why a request got no usable answer. */
export type Fault =
  | 'refused'
  | 'rate-limited'
  | 'server-error'
  | 'offline'
  | 'unreachable'
  | 'timed-out'
  | 'not-understood';

/** What did not work; README.md says what each means. */
export type Failure =
  | Fault
  | 'invalid-email'
  | 'no-such-customer'
  | 'role-missing'
  | 'app-missing'
  | 'login-expired'
  | 'other-customer'
  | 'not-in-effect'
  | 'still-in-effect'
  | 'stopped-elsewhere'
  | 'changed-elsewhere'
  | 'found-acting'
  | 'old-page'
  | 'not-followed'
  | 'profile-late'
  | 'unconfirmed'
  | 'not-loaded'
  | 'crashed';

/** Why nothing came of what was asked for, though nothing failed. */
export type Hindrance =
  | 'not-operator'
  | 'busy'
  | 'stopped'
  | 'removed';

/** What came of `impersonate` or `stop`. */
export type Outcome =
  | { readonly ok: true; readonly code: Stage; readonly customer: Customer | null }
  | { readonly ok: false; readonly code: Failure | Hindrance; readonly customer: Customer | null };

/** What the session said last; `operator` is an e-mail. */
export interface State {
  readonly stage: Stage;
  readonly operator: string | null;
  readonly customer: Customer | null;
}

/** With `telesales-ready`: who is logged in, and who is in effect. */
export interface ReadyDetail {
  readonly operator: string;
  readonly customer: Customer | null;
}

/** With `telesales-change`: who is in effect now, and for whom the page was made. */
export interface ChangeDetail {
  readonly operator: string | null;
  readonly customer: Customer | null;
  readonly previous: Customer | null;
}

/** Whose the cart is; README.md says what each means. */
export type Verdict = 'customer' | 'nobody' | 'operator' | 'another' | 'masked' | 'unreadable';

/** With `telesales-cart`: whose it is, how many pieces are in it, and what they cost in hundredths of the currency. */
export interface CartDetail {
  readonly verdict: Verdict;
  readonly count: number;
  readonly total: number | null;
}

/** With `telesales-error`: what, and why the session could not be read where that is what happened. */
export interface ErrorDetail {
  readonly code: Failure;
  readonly cause?: Fault;
}
