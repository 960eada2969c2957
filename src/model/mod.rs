//! The nouns of the journal: plain types with their rules. They know neither SQL nor the terminal.

pub mod account;
pub mod birthday;
pub mod card;
pub mod date;
pub mod duration;
pub mod entry;
pub mod fact;
pub mod kind;
pub mod name;
pub mod noun;
pub mod promise;
pub mod pulse;
pub mod skip;
pub mod span;
pub mod stakeholder;
pub mod unit;

pub use account::Account;
pub use birthday::Birthday;
pub use card::Card;
pub use entry::{Entry, Outcome};
pub use fact::{Fact, Topic};
pub use kind::{Kind, Kinds, Side};
pub use noun::Noun;
pub use promise::{Promise, PromiseKind, Status};
pub use pulse::Pulse;
pub use skip::{Limit, NoContact, NonPerson, SkipReason};
pub use stakeholder::Stakeholder;
pub use unit::Unit;

/// The short number of a record, for typing: from one sequence for all nouns, never reused. 0 until
/// the record is saved.
pub type Id = i64;

/// The identity of a record across machines and imports: a UUIDv7 as text. Empty until the record
/// is saved.
pub type Uid = String;
