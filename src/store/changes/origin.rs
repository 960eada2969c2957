use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

/// What an import has to know of a record that was not simply made here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Mark {
    /// It is as an import left it.
    Imported,
    /// It was imported, then changed or removed here.
    Edited,
    /// It was erased for good.
    Forgotten,
}

impl Mark {
    /// The mark of a record after somebody changed it here.
    pub fn after_edit(mark: Option<Mark>) -> Option<Mark> {
        mark.map(|mark| if mark == Mark::Imported { Mark::Edited } else { mark })
    }

    fn name(self) -> &'static str {
        match self {
            Mark::Imported => "imported",
            Mark::Edited => "edited",
            Mark::Forgotten => "forgotten",
        }
    }
}

impl FromSql for Mark {
    fn column_result(value: ValueRef) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        [Mark::Imported, Mark::Edited, Mark::Forgotten]
            .into_iter()
            .find(|mark| mark.name() == name)
            .ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Mark {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}
