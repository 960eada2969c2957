//! What can be a name.

use crate::model::name::words::Words;

/// The longest name accepted, in characters.
const LONGEST: usize = 200;

/// Normalises a name for storage: without outer or double blanks.
///
/// # Errors
/// If the text cannot be a name, with the reason as the end of a sentence.
pub fn check(text: &str) -> Result<String, String> {
    let name = text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if name.trim().is_empty() {
        Err("a name cannot be empty".to_owned())
    } else if name.chars().any(char::is_control) {
        Err("a name is one line without control characters".to_owned())
    } else if name.starts_with('@') {
        Err("a name cannot start with @, which stands for a unit or a tag".to_owned())
    } else if name.chars().count() > LONGEST {
        Err(format!("a name has at most {LONGEST} characters"))
    } else {
        Ok(name)
    }
}

/// Checks a name as someone types it, which can mean nothing else on a command line. Names that are
/// in the journal already, or come from files, need not pass.
///
/// # Errors
/// If the text cannot be a name, with the reason as the end of a sentence.
pub fn check_typed(text: &str) -> Result<String, String> {
    let name = check(text)?;
    if name.contains(['\u{2028}', '\u{2029}']) {
        Err("a name is one line without control characters".to_owned())
    } else if name.split_whitespace().any(|word| word.starts_with('@')) {
        Err("a name cannot hold @ groups, which stand for units and tags".to_owned())
    } else if name.starts_with('#') {
        Err("a name cannot start with #, which stands for a number".to_owned())
    } else if name.starts_with('-') {
        Err("a name cannot start with -, which stands for a flag".to_owned())
    } else if Words::of(&name).words.is_empty() {
        Err("a name needs a letter".to_owned())
    } else {
        Ok(name)
    }
}
