//! What they see who may not see something.

/// A first letter, then asterisks.
pub(crate) fn masked(text: &str) -> String {
    text.chars().take(1).chain("*****".chars()).collect()
}

/// The same of both sides of an e-mail; what is behind the last dot stays: `m*****@e*****.com`.
pub(crate) fn masked_email(email: &str) -> String {
    let (local, domain) = email.split_once('@').unwrap_or((email, ""));
    let (domain, top) = domain.rsplit_once('.').unwrap_or((domain, ""));
    format!("{}@{}.{top}", masked(local), masked(domain))
}
