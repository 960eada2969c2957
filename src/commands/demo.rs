use super::Context;
use crate::error::Result;

/// Look around in a made-up journal
#[derive(Debug, clap::Args)]
pub struct DemoArgs {}

pub fn run(_ctx: &Context, _args: &DemoArgs) -> Result<()> {
    Ok(())
}
