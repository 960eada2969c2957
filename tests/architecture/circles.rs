//! No circle between files: an import never leads back to the file it started from.
//!
//! Each path is followed to the file that defines the item, through every `use` on the way. So
//! neither `mod child;` nor `pub use child::Item;` makes a `mod.rs` import from its child; only a
//! use of the item does. And a file may add methods to a type that a `mod.rs` above it defines:
//! the type is one, spread over the files of its folder. Anything else that a `mod.rs` and a file
//! below it need from each other belongs in a file of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::source::Source;

/// The words of a path: `crate`, `model`, `Entry`.
type Path = Vec<String>;

/// A file as a module.
struct Module {
    file: String,
    uses: Vec<Use>,
    /// The paths in its code, other than in its `use` lines.
    paths: BTreeSet<Path>,
    /// The types it adds methods to.
    extended: BTreeSet<String>,
}

/// What one name of a `use` line stands for.
struct Use {
    name: String,
    path: Path,
    is_public: bool,
}

/// The modules of the crate, by their path below `crate`.
struct Modules(BTreeMap<Path, Module>);

impl Modules {
    fn of(sources: &[Source]) -> Modules {
        let files = sources.iter().filter(|source| !source.is_test());
        Modules(files.map(|source| (module_path(&source.path), Module::read(source))).collect())
    }

    /// Returns the files that a module imports from.
    fn imports(&self, from: &Path, module: &Module) -> BTreeSet<&str> {
        // A public `use` only publishes; what the module itself needs of it is named in its code.
        let private = module.uses.iter().filter(|it| !it.is_public).map(|it| &it.path);
        let mut found = BTreeSet::new();
        for path in module.paths.iter().chain(private) {
            let Some(target) = self.resolve(from, path, 0) else { continue };
            let is_above = from.starts_with(&target);
            if is_above && path.iter().any(|word| module.extended.contains(word)) {
                continue;
            }
            found.extend(self.0.get(&target).map(|target| target.file.as_str()));
        }
        found.remove(module.file.as_str());
        found
    }

    /// Finds the module that defines the item a path stands for in a module. A path that ends at a
    /// module has none: the items named through it count.
    fn resolve(&self, from: &[String], path: &[String], depth: usize) -> Option<Path> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" | "rel_journal" => self.follow(&[], rest, depth),
            "self" => self.follow(from, rest, depth),
            "super" => {
                let parent = &from[..from.len().checked_sub(1)?];
                match rest.first() {
                    Some(next) if next == "super" => self.resolve(parent, rest, depth),
                    _ => self.follow(parent, rest, depth),
                }
            }
            _ => self.follow(from, path, depth),
        }
    }

    /// Follows a path from a module down to its children, or to where a `use` line leads.
    fn follow(&self, at: &[String], path: &[String], depth: usize) -> Option<Path> {
        let (first, rest) = path.split_first()?;
        let child = [at, std::slice::from_ref(first)].concat();
        if self.0.contains_key(&child) {
            return self.follow(&child, rest, depth);
        }
        match self.0.get(at)?.uses.iter().find(|it| it.name == *first) {
            // A name that leads back to itself is that of another crate.
            Some(it) if depth < 8 => self.resolve(at, &[&it.path, rest].concat(), depth + 1),
            _ => Some(at.to_vec()),
        }
    }
}

impl Module {
    fn read(source: &Source) -> Module {
        let mut code = source.code.clone();
        let mut uses = Vec::new();
        let words = source.words();
        for (index, (start, _)) in words.iter().enumerate().filter(|(_, it)| it.1 == "use") {
            let end = start + source.code[*start..].find(';').expect("the end of a `use` line");
            let before: Vec<&str> = words[..index].iter().rev().map(|it| it.1).take(2).collect();
            let is_public = matches!(before[..], ["pub", ..] | ["crate" | "super", "pub"]);
            for (name, path) in expand(&source.code[start + "use".len()..end]) {
                uses.push(Use { name, path, is_public });
            }
            code.replace_range(start..&end, &" ".repeat(end - start));
        }
        let extended = code.split("impl").skip(1).filter_map(extended).collect();
        Module { file: source.path.clone(), uses, paths: paths(&code), extended }
    }
}

/// Returns the type that an `impl` block without a trait is about.
fn extended(after_impl: &str) -> Option<String> {
    let head = after_impl.split_once('{')?.0;
    // The parameters of the block itself come first.
    let head = if head.starts_with('<') { head.split_once("> ")?.1 } else { head };
    let name = head.split('<').next().unwrap_or_default().trim();
    (!head.contains(" for ")).then(|| name.to_owned())
}

/// Returns the module path of a file: `store`, `file` for `src/store/file/mod.rs`.
fn module_path(file: &str) -> Path {
    let below = file.trim_start_matches("src/").trim_end_matches(".rs");
    let path = below.split('/').filter(|part| !["lib", "mod"].contains(part));
    path.map(str::to_owned).collect()
}

fn words_of(path: &str) -> Path {
    path.split("::").map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

/// Expands the tree of a `use` line to the names it brings in and their paths.
fn expand(tree: &str) -> Vec<(String, Path)> {
    let tree = tree.trim();
    if let Some((head, group)) = tree.split_once('{') {
        let group = group.trim_end().strip_suffix('}').expect("the end of a group");
        let below = split_group(group).into_iter().flat_map(expand);
        return below
            .map(|(name, path)| {
                let whole = [words_of(head), path].concat();
                // `a::{self, b}` brings in `a` by its own name.
                let is_self = whole.last().is_some_and(|last| last == "self");
                let whole = whole[..whole.len() - usize::from(is_self)].to_vec();
                let own = || whole.last().cloned().unwrap_or_default();
                (if name == "self" { own() } else { name }, whole)
            })
            .collect();
    }
    let (path, alias) = tree.split_once(" as ").unwrap_or((tree, ""));
    let path = words_of(path);
    let own = path.last().cloned().unwrap_or_default();
    vec![(if alias.is_empty() { own } else { alias.trim().to_owned() }, path)]
}

/// Splits the members of a group, keeping groups inside it whole.
fn split_group(group: &str) -> Vec<&str> {
    let mut depth = 0;
    let parts = group.split(|sign| {
        depth += i32::from(sign == '{') - i32::from(sign == '}');
        sign == ',' && depth == 0
    });
    parts.filter(|part| !part.trim().is_empty()).collect()
}

/// Returns every path in the code, a single word included.
fn paths(code: &str) -> BTreeSet<Path> {
    let parts = code.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
    parts.map(words_of).collect()
}

/// Returns the imports that are part of a circle.
fn circles(sources: &[Source]) -> Vec<String> {
    let modules = Modules::of(sources);
    let imports: BTreeMap<&str, BTreeSet<&str>> = modules
        .0
        .iter()
        .map(|(path, module)| (module.file.as_str(), modules.imports(path, module)))
        .collect();
    let mut found = Vec::new();
    for (file, targets) in &imports {
        for target in targets {
            if reachable(&imports, target).contains(file) {
                found.push(format!("{file} imports {target}"));
            }
        }
    }
    found
}

/// Returns the file and every file that it imports from, directly or not.
fn reachable<'a>(
    imports: &BTreeMap<&'a str, BTreeSet<&'a str>>,
    from: &'a str,
) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut next = vec![from];
    while let Some(file) = next.pop() {
        if found.insert(file) {
            next.extend(&imports[file]);
        }
    }
    found
}

#[test]
fn no_circle_between_files() {
    let found = circles(Source::all());
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn circles_are_found_and_declarations_are_none() {
    let sources = |files: &[(&str, &str)]| -> Vec<Source> {
        files
            .iter()
            .map(|(path, text)| Source::new((*path).to_owned(), (*text).to_owned()))
            .collect()
    };
    let declared = [
        ("src/lib.rs", "mod a; mod c;"),
        (
            "src/a/mod.rs",
            "mod b; pub use b::{B, self as renamed}; pub struct A; fn a() { b::b(); }",
        ),
        ("src/a/b.rs", "use super::A; use crate::c::C; pub struct B(C); impl A { fn b() {} }"),
        ("src/c.rs", "pub struct C;"),
    ];
    assert_eq!(circles(&sources(&declared)), [""; 0]);
    let through_parent = [
        ("src/lib.rs", "mod a; mod c;"),
        ("src/a/mod.rs", "mod b; pub use b::B;"),
        ("src/a/b.rs", "use crate::c; pub struct B; fn f() { c::c(); }"),
        ("src/c.rs", "use crate::a::{self, B}; pub fn c() {}"),
    ];
    let expected = ["src/a/b.rs imports src/c.rs", "src/c.rs imports src/a/b.rs"];
    assert_eq!(circles(&sources(&through_parent)), expected);
    let own_use = [
        ("src/lib.rs", "mod a;"),
        ("src/a/mod.rs", "mod b; pub use b::B; fn f(_: B) {} pub struct A;"),
        ("src/a/b.rs", "pub struct B(super::A);"),
    ];
    assert_eq!(circles(&sources(&own_use)).len(), 2);
}
