/** By what a person knows the bar and its parts, in every column. */

export const ELEMENT = "telesales-toolbar";

/** The button that opens the form. */
export const OPENER = /^log ?in as$/i;

/** The field for the customer's e-mail. This toolbar's is no `type="email"`, which rewrites domains beyond ASCII. */
export const EMAIL_FIELD = ":is(input[type=email], input[inputmode=email])";
