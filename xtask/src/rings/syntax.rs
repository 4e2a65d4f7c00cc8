//! What a module of Rust defines, imports and names. Rust's own tokens are read, so that comments and strings are none; what
//! is only for tests is left out.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// The segments of a path.
pub type Name = Vec<String>;

/// What stands in a module, but for the modules in it.
#[derive(Default)]
pub struct Contents {
    /// What is defined here and may have something behind it: types and traits.
    pub types: BTreeSet<String>,
    /// What else is defined here. It may have the name of a module or type.
    pub values: BTreeSet<String>,
    /// What `use` brings here, and what it is called here.
    pub imported: Vec<(String, Name)>,
    /// What is behind `use …::*`.
    pub globs: Vec<Name>,
    /// What is named here; not what is only passed on by `pub use`.
    pub used: BTreeSet<Name>,
    /// The methods of an `impl` without a trait, by type.
    pub methods: Vec<(Name, String)>,
    /// What is called on `self`.
    pub called: BTreeSet<String>,
}

/// A module that another one declares, with its tokens if they stand there.
pub struct Child {
    pub name: String,
    pub block: Option<TokenStream>,
}

const TYPES: [&str; 5] = ["struct", "enum", "union", "trait", "type"];
const VALUES: [&str; 4] = ["fn", "const", "static", "macro_rules"];
const BEFORE_NAMES: [&str; 6] = ["!", "mut", "async", "unsafe", "extern", "fn"];

/// Reads a module.
pub fn read(tokens: TokenStream) -> (Contents, Vec<Child>) {
    let mut contents = Contents::default();
    let children = items(tokens).into_iter().filter_map(|item| contents.take(item)).collect();
    (contents, children)
}

impl Contents {
    fn take(&mut self, item: Vec<TokenTree>) -> Option<Child> {
        let at = |keyword: &str| item.iter().position(|token| is(token, keyword));
        if let Some(at) = at("use") {
            let is_passed_on = item.iter().any(|token| is(token, "pub"));
            self.import(imports(&item[at + 1..]), is_passed_on);
            return None;
        }
        if let Some(TokenTree::Ident(name)) = at("mod").and_then(|at| item.get(at + 1)) {
            let block = item.last().and_then(|token| block(token, Delimiter::Brace));
            return Some(Child { name: name.to_string(), block });
        }
        let is_one_of = |token: &TokenTree, keywords: &[&str]| keywords.iter().any(|keyword| is(token, keyword));
        let keyword =
            item.iter().position(|token| is(token, "impl") || is_one_of(token, &[&TYPES[..], &VALUES].concat()));
        if let Some(at) = keyword {
            let names = item[at + 1..].iter().map(ToString::to_string);
            let name = names.into_iter().find(|name| !BEFORE_NAMES.contains(&name.as_str()));
            match &item[at] {
                keyword if is(keyword, "impl") => self.implement(&item),
                keyword if is_one_of(keyword, &TYPES) => self.types.extend(name),
                _ => self.values.extend(name),
            }
        }
        self.look_through(item.into_iter().collect());
        None
    }

    fn import(&mut self, imports: Vec<(Option<String>, Name)>, is_passed_on: bool) {
        for (name, path) in imports {
            if !is_passed_on {
                self.used.insert(path.clone());
            }
            match name {
                Some(name) => self.imported.push((name, path)),
                None => self.globs.push(path),
            }
        }
    }

    fn implement(&mut self, item: &[TokenTree]) {
        let Some(body) = item.last().and_then(|token| block(token, Delimiter::Brace)) else { return };
        let mut depth = 0;
        let behind_generics = item.iter().skip_while(|token| !is(token, "impl")).skip(1).skip_while(|token| {
            depth += i32::from(is(token, "<")) - i32::from(is(token, ">"));
            depth > 0 || is(token, ">")
        });
        let header: Vec<TokenTree> = behind_generics.cloned().collect();
        if header.iter().any(|token| is(token, "for")) {
            return;
        }
        let (of, _) = path(&header);
        let body = without_tests(body);
        let names = body.windows(2).filter(|pair| is(&pair[0], "fn")).map(|pair| pair[1].to_string());
        self.methods.extend(names.map(|name| (of.clone(), name)));
    }

    /// Every path that stands in the code.
    fn look_through(&mut self, tokens: TokenStream) {
        let tokens = without_tests(tokens);
        let mut at = 0;
        while at < tokens.len() {
            at += match &tokens[at] {
                TokenTree::Group(group) => {
                    self.look_through(group.stream());
                    1
                }
                TokenTree::Ident(word) if word == "use" => {
                    let rest = &tokens[at + 1..];
                    let end = rest.iter().position(|token| is(token, ";")).unwrap_or(rest.len());
                    self.import(imports(&rest[..end]), false);
                    end + 1
                }
                TokenTree::Ident(_) => self.take_path(&tokens, at),
                _ => 1,
            };
        }
    }

    /// Takes the path that begins at this token; returns how many it takes.
    fn take_path(&mut self, tokens: &[TokenTree], at: usize) -> usize {
        let before = |back: usize, text: &str| at >= back && is(&tokens[at - back], text);
        let (name, length) = path(&tokens[at..]);
        let next = tokens.get(at + length);
        let is_member = before(1, ".") && !before(2, ".");
        if is_member
            && before(2, "self")
            && next.is_some_and(|next| matches!(next, TokenTree::Group(_)) || is(next, ":"))
        {
            self.called.insert(name[0].clone());
        } else if name[0] == "Self" {
            self.called.extend(name.get(1).cloned());
        }
        // `<T as Trait>::name`, `fn name`, `'name`, and `name: …` of a field.
        let is_behind = before(1, ":") && before(2, ":") || before(1, "fn") || before(1, "'");
        let is_field = length == 1 && next.is_some_and(|next| is(next, ":") && !is_joint(next));
        if !is_member && !is_behind && !is_field {
            self.used.insert(name);
        }
        length
    }
}

fn is(token: &TokenTree, text: &str) -> bool {
    match token {
        TokenTree::Ident(word) => word == text,
        TokenTree::Punct(mark) => text.len() == 1 && text.starts_with(mark.as_char()),
        _ => false,
    }
}

fn is_joint(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(mark) if mark.spacing() == Spacing::Joint)
}

fn block(token: &TokenTree, delimiter: Delimiter) -> Option<TokenStream> {
    match token {
        TokenTree::Group(group) if group.delimiter() == delimiter => Some(group.stream()),
        _ => None,
    }
}

/// The path that begins here, and how many tokens it takes.
fn path(tokens: &[TokenTree]) -> (Name, usize) {
    let mut name = Name::new();
    let mut length = 0;
    while let Some(TokenTree::Ident(word)) = tokens.get(length) {
        name.push(word.to_string());
        length += 1;
        match &tokens[length..] {
            [first, second, TokenTree::Ident(_), ..] if is(first, ":") && is_joint(first) && is(second, ":") => {
                length += 2;
            }
            _ => break,
        }
    }
    (name, length)
}

/// What a `use` brings, and what it is called then; no name stands for all that is there.
fn imports(tokens: &[TokenTree]) -> Vec<(Option<String>, Name)> {
    let mut prefix = Name::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let branches = inner.split(|token| is(token, ",")).flat_map(imports);
                return branches.map(|(name, path)| behind(&prefix, name, &path)).collect();
            }
            TokenTree::Ident(word) if word == "as" => {
                return vec![(tokens.get(at + 1).map(ToString::to_string), prefix)];
            }
            TokenTree::Ident(word) => prefix.push(word.to_string()),
            TokenTree::Punct(mark) if mark.as_char() == '*' => return vec![(None, prefix)],
            _ => {}
        }
    }
    prefix.last().cloned().map(|name| (Some(name), prefix)).into_iter().collect()
}

/// `a::{self}` is `a`.
fn behind(prefix: &[String], name: Option<String>, path: &[String]) -> (Option<String>, Name) {
    if path != ["self"] {
        return (name, [prefix, path].concat());
    }
    let name = if name.as_deref() == Some("self") { prefix.last().cloned() } else { name };
    (name, prefix.to_vec())
}

/// The items of a module, without those for tests.
fn items(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut items = vec![Vec::new()];
    for token in without_tests(tokens) {
        let item = items.last_mut().expect("there is always one that is being read");
        let ends = ends(item, &token);
        if !is(&token, ";") {
            item.push(token);
        }
        if ends {
            items.push(Vec::new());
        }
    }
    items
}

/// Whether this token is the last of an item that begins with those.
fn ends(item: &[TokenTree], token: &TokenTree) -> bool {
    let is_use = item.iter().any(|token| is(token, "use"));
    is(token, ";") || !is_use && block(token, Delimiter::Brace).is_some()
}

/// Leaves out what `#[cfg(test)]` and `#[test]` stand before.
fn without_tests(tokens: TokenStream) -> Vec<TokenTree> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let is_for_tests = match &tokens[at..] {
            [mark, attribute, ..] if is(mark, "#") => is_for_tests(attribute),
            _ => false,
        };
        if is_for_tests {
            let item = &tokens[at + 2..];
            at += (0..item.len()).find(|end| ends(&item[..*end], &item[*end])).map_or(tokens.len(), |end| end + 3);
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

fn is_for_tests(attribute: &TokenTree) -> bool {
    let Some(attribute) = block(attribute, Delimiter::Bracket) else { return false };
    let text: String = attribute.to_string().split_whitespace().collect();
    text == "test" || text == "cfg(test)" || text.starts_with("cfg(all(test,")
}
