//! What undoing a change does, and how the change log keeps it.

use crate::store::changes::origin::Origin;

/// What undoing a change to a record does.
#[derive(Debug)]
pub(in crate::store) enum Undoing {
    /// Erases the record and its identity, which the step brought from elsewhere, so that an import
    /// may bring it again. One that an earlier step touched keeps a tombstone.
    Erase,
    /// Removes the record; a tombstone with this origin stays.
    Remove { origin: Option<Origin> },
    /// Restores what the record held, and its origin.
    Restore { image: String, origin: Option<Origin> },
}

impl Undoing {
    /// Reads the columns of the change log: `before`, the image or NULL, and `mark`, which without
    /// an image means `Erase` if it is `imported`.
    pub fn from_columns(before: Option<String>, mark: Option<Origin>) -> Undoing {
        match (before, mark) {
            (Some(image), origin) => Undoing::Restore { image, origin },
            (None, Some(Origin::Imported)) => Undoing::Erase,
            (None, origin) => Undoing::Remove { origin },
        }
    }

    /// Returns the columns of the change log: `before` and `mark`.
    pub fn columns(&self) -> (Option<&str>, Option<Origin>) {
        match self {
            Undoing::Erase => (None, Some(Origin::Imported)),
            Undoing::Remove { origin } => (None, *origin),
            Undoing::Restore { image, origin } => (Some(image), *origin),
        }
    }
}
