//! What can be a name.

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
