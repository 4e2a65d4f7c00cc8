//! Which file of a crate uses what another one defines.
//!
//! A name is followed through `use` and `pub use` to the file that defines it, so a parent that only declares and passes on
//! is never met. What only types tell is not seen: of methods, only those that a type's own methods call on `self`.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;

use super::graph::{Arrows, Files};
use super::syntax::{self, Contents, Name};

/// A file, or a block in one.
struct Module {
    file: String,
    parent: Option<usize>,
    children: BTreeMap<String, usize>,
    contents: Contents,
}

/// Where a name leads: to a module, or to something that is defined in one.
#[derive(Clone, Copy)]
enum Place {
    Module(usize),
    Item(usize),
}

/// All modules of a crate. The first is its root.
struct Crate(Vec<Module>);

/// Who uses whom in the crate with this root, file by file.
pub fn arrows(files: &Files, root: &str) -> Arrows {
    let mut modules = Crate(Vec::new());
    modules.read(files, root, None);
    modules.arrows()
}

impl Crate {
    fn read(&mut self, files: &Files, file: &str, parent: Option<usize>) -> usize {
        // What is not there, or no Rust, the compiler tells.
        let tokens = files.get(file).and_then(|text| text.parse().ok());
        self.add(files, file, parent, tokens.unwrap_or_default())
    }

    fn add(&mut self, files: &Files, file: &str, parent: Option<usize>, tokens: TokenStream) -> usize {
        let index = self.0.len();
        let (contents, children) = syntax::read(tokens);
        self.0.push(Module { file: file.into(), parent, children: BTreeMap::new(), contents });
        for child in children {
            let module = match child.block {
                Some(tokens) => self.add(files, file, Some(index), tokens),
                None => self.read(files, &file_of(files, file, &child.name), Some(index)),
            };
            self.0[index].children.insert(child.name, module);
        }
        index
    }

    fn arrows(&self) -> Arrows {
        let mut arrows = Arrows::new();
        for (index, Module { file, contents, .. }) in self.0.iter().enumerate() {
            let to = arrows.entry(file.clone()).or_default();
            let homes = contents.used.iter().filter_map(|name| self.home(index, name));
            to.extend(homes.chain(self.homes_of_methods(index)).map(|home| self.0[home].file.clone()));
            to.remove(file);
        }
        arrows
    }

    /// The module that defines what has this name here.
    fn home(&self, module: usize, name: &[String]) -> Option<usize> {
        match self.find(module, name, 0)? {
            Place::Item(home) => Some(home),
            Place::Module(_) => None,
        }
    }

    /// A type's methods may stand in several modules, and call one another on `self`: where those stand that this one calls.
    fn homes_of_methods(&self, module: usize) -> impl Iterator<Item = usize> {
        let types = move |module: usize| {
            let methods = self.0[module].contents.methods.iter();
            methods.filter_map(move |(of, method)| Some(((self.home(module, of)?, of.last()?), method)))
        };
        let is_called = move |other: &usize| {
            let mut methods = types(*other).filter(|(_, method)| self.0[module].contents.called.contains(*method));
            methods.any(|(of, _)| types(module).any(|(own, _)| own == of))
        };
        (0..self.0.len()).filter(is_called)
    }

    /// Where a name leads that stands in this module.
    fn find(&self, module: usize, name: &[String], depth: u8) -> Option<Place> {
        // Imports that go round in a circle lead nowhere.
        if depth > 16 {
            return None;
        }
        let mut place = Place::Module(module);
        for (at, segment) in name.iter().enumerate() {
            let Place::Module(module) = place else { return Some(place) };
            place = match segment.as_str() {
                "crate" => Place::Module(0),
                "self" => Place::Module(module),
                "super" => Place::Module(self.0[module].parent?),
                _ => self.member(module, segment, at + 1 == name.len(), depth)?,
            };
        }
        Some(place)
    }

    /// A module or a type and a function may have the same name: the function has nothing behind it.
    fn member(&self, module: usize, name: &str, is_last: bool, depth: u8) -> Option<Place> {
        let Module { children, contents, .. } = &self.0[module];
        if contents.types.contains(name) || is_last && contents.values.contains(name) {
            return Some(Place::Item(module));
        }
        let paths = contents.imported.iter().filter(|(called, path)| called == name && path[..] != [name.to_owned()]);
        let imported = paths.filter_map(|(_, path)| self.find(module, path, depth + 1));
        let declared = children.get(name).map(|child| Place::Module(*child));
        let places: Vec<Place> = declared.into_iter().chain(imported).collect();
        let fits = |place: &&Place| matches!(place, Place::Item(_)) == is_last;
        let place = places.iter().find(fits).or(places.first()).copied();
        place.or_else(|| contents.globs.iter().find_map(|glob| self.behind(module, glob, name, is_last, depth)))
    }

    /// What has this name in the module of a `use …::*`.
    fn behind(&self, module: usize, glob: &Name, name: &str, is_last: bool, depth: u8) -> Option<Place> {
        match self.find(module, glob, depth + 1)? {
            Place::Module(other) if other != module => self.member(other, name, is_last, depth + 1),
            _ => None,
        }
    }
}

/// The file of the module that another file declares.
fn file_of(files: &Files, parent: &str, name: &str) -> String {
    let (folder, parent) = parent.rsplit_once('/').unwrap_or(("", parent));
    let folder = match parent {
        "lib.rs" | "main.rs" | "mod.rs" => folder.to_owned(),
        parent => format!("{folder}/{}", parent.trim_end_matches(".rs")),
    };
    let index = format!("{folder}/{name}/mod.rs");
    if files.contains_key(&index) { index } else { format!("{folder}/{name}.rs") }
}
