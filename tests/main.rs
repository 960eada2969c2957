//! What `rel` does, seen from outside. The tree mirrors `src`.

mod oracle;
mod support;
