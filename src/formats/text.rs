//! Text in whatever encoding a program wrote it.

/// The text of a file.
pub fn decode(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
