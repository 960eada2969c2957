//! The options of an import.

use chrono::NaiveDate;

use crate::import::files::ImportFormat;
use crate::model::Id;
use crate::roster::MyPeople;

/// How to import.
#[derive(Debug)]
pub struct Options<'a> {
    /// The format of all files, whatever their content and names suggest.
    pub format: Option<ImportFormat>,
    /// The unit for people without one.
    pub unit: Option<Id>,
    /// Only what happened on or after this day.
    pub since: Option<NaiveDate>,
    /// My own e-mails, in addition to those of the configuration.
    pub me: &'a [String],
    /// Who is meant by the `by` and `via` of an entry.
    pub my_people: &'a MyPeople,
    /// Add events even if a contact was logged by hand that day.
    pub keep_both: bool,
    pub dry_run: bool,
}
