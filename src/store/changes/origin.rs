use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

/// What an import has to know of a record that was not simply made here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::store) enum Origin {
    /// It is as an import left it.
    Imported,
    /// It was imported, then changed or removed here.
    Edited,
    /// It was erased for good.
    Forgotten,
}

impl Origin {
    /// The mark of a record after somebody changed it here.
    pub fn after_edit(mark: Option<Origin>) -> Option<Origin> {
        mark.map(|mark| if mark == Origin::Imported { Origin::Edited } else { mark })
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
            .find(|mark| mark.name() == name)
            .ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Origin {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}
