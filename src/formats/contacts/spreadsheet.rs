use super::AddressBook;

/// Reads a list of contacts.
///
/// # Errors
/// Why a text is no list of contacts, as the end of a sentence.
pub fn read(_text: &str) -> Result<AddressBook, String> {
    Ok(AddressBook::default())
}
