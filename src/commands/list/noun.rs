//! The nouns that `list` takes, and the filters that apply to each.

/// The nouns that can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ListedNoun {
    #[value(alias = "people")]
    Stakeholders,
    Units,
    Entries,
    Promises,
    Pulses,
    Facts,
    Kinds,
}

impl ListedNoun {
    /// Returns the filters that apply to its list.
    pub fn filters(self) -> &'static [&'static str] {
        match self {
            ListedNoun::Stakeholders => {
                &["--with", "--unit", "--no-unit", "--tag", "--match", "--archived"]
            }
            ListedNoun::Units => &["--match"],
            ListedNoun::Entries => &[
                "--with",
                "--unit",
                "--no-unit",
                "--tag",
                "--kind",
                "--by",
                "--since",
                "--until",
                "--match",
                "--account",
                "--planned",
                "--import",
            ],
            ListedNoun::Promises => &[
                "--with",
                "--unit",
                "--no-unit",
                "--tag",
                "--since",
                "--until",
                "--match",
                "--account",
                "--open",
            ],
            ListedNoun::Pulses => &[
                "--with",
                "--unit",
                "--no-unit",
                "--tag",
                "--since",
                "--until",
                "--match",
                "--account",
            ],
            ListedNoun::Facts => &[
                "--with",
                "--unit",
                "--no-unit",
                "--tag",
                "--topic",
                "--since",
                "--until",
                "--match",
            ],
            ListedNoun::Kinds => &["--match", "--account"],
        }
    }
}
