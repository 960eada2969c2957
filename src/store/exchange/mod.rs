//! What goes out to other journals and comes in from them and from other programs.

pub mod about;
pub mod export;
pub mod import;
pub mod join;
pub mod line;
