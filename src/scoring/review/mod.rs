//! The monthly review: the journal checked for the known mistakes, each with its figure and names.

pub mod attention;
pub mod bank;
pub mod carriers;
pub mod contacts;
pub mod curiosity;
mod judgement;
mod scope;
pub mod substance;
pub mod trouble;
pub mod trust;
pub mod word;

use serde::Serialize;

pub use judgement::Judgement;
pub use scope::{Journal, Member};

use scope::Scope;

/// Every habit, in the order in which they are shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Review {
    pub attention: attention::Attention,
    pub form: substance::FormAgainstSubstance,
    pub one_sided: substance::OneSided,
    pub bank: bank::Bank,
    pub trouble: trouble::Trouble,
    pub declined: bank::Declined,
    pub curiosity: curiosity::Curiosity,
    pub word: word::WordKept,
    pub meetings_and_trust: substance::MeetingsAndTrust,
    pub trust: trust::Trust,
    pub carried: carriers::Carriers,
    pub effort: carriers::EffortShare,
    pub started: contacts::Started,
    pub load: contacts::ContactLoad,
    pub hearsay: contacts::Hearsay,
}

impl Review {
    /// Reviews a journal.
    pub fn of(journal: &Journal) -> Review {
        let scope = &Scope::of(journal, journal.unit);
        Review {
            attention: attention::attention(journal),
            form: substance::form(scope),
            one_sided: substance::one_sided(scope),
            bank: bank::bank(scope),
            trouble: trouble::trouble(scope),
            declined: bank::declined(scope),
            curiosity: curiosity::curiosity(scope),
            word: word::word(scope),
            meetings_and_trust: substance::meetings_and_trust(scope),
            trust: trust::trust(scope),
            carried: carriers::carriers(scope),
            effort: carriers::effort(scope),
            started: contacts::started(scope),
            load: contacts::load(scope),
            hearsay: contacts::hearsay(scope),
        }
    }
}
