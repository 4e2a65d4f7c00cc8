//! E-mails, compared as VTEX compares them.

/// The form in which two spellings of one e-mail are equal. Only ASCII letters have case here: folding others would
/// make different mailboxes one.
pub(crate) fn key_of(email: &str) -> String {
    email.to_ascii_lowercase()
}

/// Whether VTEX would take this for a customer's e-mail: one `@` between something and a domain with a dot, no
/// spaces or control characters.
pub(crate) fn is_valid(email: &str) -> bool {
    let Some((local, domain)) = email.split_once('@') else { return false };
    !local.is_empty()
        && !domain.contains('@')
        && domain.split('.').count() > 1
        && domain.split('.').all(|label| !label.is_empty())
        && !email.chars().any(|letter| letter.is_whitespace() || letter.is_control())
}
