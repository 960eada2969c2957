//! How a relationship stands on a day: pure functions of data, constants and a date. No clock, no
//! database, no printing.

pub mod ask;
pub mod assessment;
pub mod cadence;
pub mod constants;
pub mod importance;
pub mod promises;
pub mod review;
pub mod rhythm;
pub mod standing;
pub mod state;
#[cfg(test)]
mod testing;
pub mod trust;
pub mod urgency;

pub use assessment::{Assessment, Concerns};
pub use constants::Constants;
pub use importance::Scale;
pub use rhythm::Rhythm;
pub use standing::{Balance, Credit, Part, Standing, Summary};
pub use state::State;
pub use urgency::Terms;
