//! What `demo` made up.

use serde::Serialize;

/// What the demo made up, for scripts that go on with it.
#[derive(Debug, Serialize)]
pub struct MadeUp {
    pub journal: String,
    pub units: usize,
    pub stakeholders: usize,
    /// How many people are archived.
    #[serde(skip)]
    pub archived: usize,
    pub entries: usize,
    pub facts: usize,
}
