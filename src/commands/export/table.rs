//! Exports the rows of `rel list` as a spreadsheet.

use crate::commands::export::chosen::Chosen;
use crate::error::Result;
use crate::store::{EntryFilter, Store};
use crate::ui::{Output, OutputFormat, data};
use crate::view::list::{EntryRow, StakeholderRow};
use crate::view::words;

/// The lists that can be exported as a spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ExportTable {
    Entries,
    #[value(alias = "people")]
    Stakeholders,
}

pub fn write(
    store: &Store,
    chosen: &Chosen,
    what: Option<ExportTable>,
    output: &mut Output,
) -> Result<String> {
    if what == Some(ExportTable::Stakeholders) {
        let relationships = chosen.roster.relationships(store)?;
        let rows: Vec<StakeholderRow> = relationships
            .iter()
            .filter(|it| it.person.is_active() && chosen.has(it.person.id))
            .map(|it| chosen.roster.row(it.person, &it.standing))
            .collect();
        output.write(&data::write(&rows, OutputFormat::Csv)?)?;
        return Ok(words::number_of(rows.len(), "person", "people"));
    }
    let filter = EntryFilter {
        with: chosen.ids.as_ref().map(|ids| ids.iter().copied().collect()),
        since: chosen.since,
        ..EntryFilter::default()
    };
    let rows: Vec<EntryRow> = store
        .entries(&filter)?
        .into_iter()
        .map(|mut entry| {
            if chosen.without_notes {
                entry.note.clear();
            }
            let names = chosen.roster.names_of(&entry.stakeholders);
            EntryRow::of(entry, names)
        })
        .collect();
    output.write(&data::write(&rows, OutputFormat::Csv)?)?;
    Ok(words::number_of(rows.len(), "entry", "entries"))
}
