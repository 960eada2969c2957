/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum What {
    #[value(alias = "people")]
    Stakeholders,
    Units,
    Entries,
    Promises,
    Pulses,
    Facts,
    Kinds,
}

impl What {
    /// The filters that narrow it.
    pub fn filters(self) -> &'static [&'static str] {
        match self {
            What::Stakeholders => {
                &["--with", "--unit", "--no-unit", "--tag", "--match", "--archived"]
            }
            What::Units => &["--match"],
            What::Entries => &[
                "--with",
                "--unit",
                "--no-unit",
                "--tag",
                "--kind",
                "--since",
                "--until",
                "--match",
                "--account",
                "--planned",
                "--import",
            ],
            What::Promises => &[
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
            What::Pulses => &[
                "--with",
                "--unit",
                "--no-unit",
                "--tag",
                "--since",
                "--until",
                "--match",
                "--account",
            ],
            What::Facts => &[
                "--with",
                "--unit",
                "--no-unit",
                "--tag",
                "--topic",
                "--since",
                "--until",
                "--match",
            ],
            What::Kinds => &["--match", "--account"],
        }
    }
}
