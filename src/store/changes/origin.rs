//! Where a record comes from: what an import has to know of it.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

/// The origin of a record that was not simply made here. Column and JSON key are called `mark`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::store) enum Origin {
    /// As an import left it.
    Imported,
    /// Imported, then changed or removed here.
    Edited,
    /// Erased for good.
    Forgotten,
}

impl Origin {
    /// Returns the origin of a record after a change by hand.
    pub fn after_edit(origin: Option<Origin>) -> Option<Origin> {
        origin.map(|origin| if origin == Origin::Imported { Origin::Edited } else { origin })
    }

    fn name(self) -> &'static str {
        match self {
            Origin::Imported => "imported",
            Origin::Edited => "edited",
            Origin::Forgotten => "forgotten",
        }
    }
}

impl FromSql for Origin {
    fn column_result(value: ValueRef) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        [Origin::Imported, Origin::Edited, Origin::Forgotten]
            .into_iter()
            .find(|origin| origin.name() == name)
            .ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Origin {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}
