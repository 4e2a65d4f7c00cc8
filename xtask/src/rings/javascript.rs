//! Which script imports which: what stands behind `from`, `import` and `import(`.

use std::iter::Peekable;
use std::str::Chars;

/// What of a script matters here.
#[derive(Debug, PartialEq)]
enum Token {
    Word(String),
    Text(String),
    Mark(char),
}

/// The addresses that a script imports from, as they stand there.
pub fn imports(script: &str) -> Vec<String> {
    use Token::{Mark, Text, Word};

    let tokens = tokens(script);
    let is = |token: &Token, keyword: &str| matches!(token, Word(word) if word == keyword);
    let address = |at: usize| match &tokens[at..] {
        [before, Text(address), ..] if is(before, "from") || is(before, "import") => Some(address.clone()),
        [before, Mark('('), Text(address), ..] if is(before, "import") => Some(address.clone()),
        _ => None,
    };
    (0..tokens.len()).filter_map(address).collect()
}

fn tokens(script: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = script.chars().peekable();
    while let Some(first) = rest.next() {
        match first {
            '/' if rest.peek() == Some(&'/') => {
                rest.by_ref().find(|next| *next == '\n');
            }
            '/' if rest.peek() == Some(&'*') => {
                rest.next();
                while rest.by_ref().any(|next| next == '*') && rest.peek() != Some(&'/') {}
                rest.next();
            }
            '/' if begins_pattern(tokens.last()) => {
                pattern(&mut rest);
                tokens.push(Token::Text(String::new()));
            }
            '"' | '\'' | '`' => tokens.push(Token::Text(text(&mut rest, first))),
            _ if is_of_word(first) => {
                let mut word = String::from(first);
                while let Some(next) = rest.next_if(|next| is_of_word(*next)) {
                    word.push(next);
                }
                tokens.push(Token::Word(word));
            }
            _ if first.is_whitespace() => {}
            _ => tokens.push(Token::Mark(first)),
        }
    }
    tokens
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '$')
}

/// Whether a slash divides, or begins a regular expression.
fn begins_pattern(before: Option<&Token>) -> bool {
    match before {
        None => true,
        Some(Token::Word(word)) => ["return", "typeof", "case", "of", "in"].contains(&word.as_str()),
        Some(Token::Text(_)) => false,
        Some(Token::Mark(mark)) => !matches!(mark, ')' | ']' | '}'),
    }
}

fn pattern(rest: &mut Peekable<Chars>) {
    let mut is_in_class = false;
    while let Some(next) = rest.next() {
        match next {
            '\\' => drop(rest.next()),
            '[' => is_in_class = true,
            ']' => is_in_class = false,
            '/' if !is_in_class => return,
            _ => {}
        }
    }
}

/// A template's text is taken as a whole, with what is put into it.
fn text(rest: &mut Peekable<Chars>, end: char) -> String {
    let mut text = String::new();
    while let Some(next) = rest.next() {
        match next {
            '\\' => text.extend(rest.next()),
            _ if next == end => break,
            _ => text.push(next),
        }
    }
    text
}

#[test]
fn each_way_to_import_is_seen() {
    let script = "
        import { a } from './a.js';
        import b, { c as d } from \"./b.js\";
        import './c.js';
        export { e } from './d.js';
        export * from './e.js';
        const { f } = await import('./f.js');
        import css from './bar.css';";
    assert_eq!(imports(script), ["./a.js", "./b.js", "./c.js", "./d.js", "./e.js", "./f.js", "./bar.css"]);
}

#[test]
fn what_is_no_import_is_none() {
    let script = r"
        // import './a.js';
        /* import './b.js'; ** */
        const text = 'import(\'./c.js\')' + `import './d.js' ${import.meta.url}`;
        const pattern = /[/'] import '.\/e.js'/.test(from) ? half / 2 : '/';
        const { url } = import.meta;
        from('./f.js');";
    assert_eq!(imports(script), [""; 0]);
}
