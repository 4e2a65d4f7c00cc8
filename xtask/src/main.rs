//! The project's own commands: `cargo xtask serve`, `gallery`, `test`, `build`, `size`, `bench`, `frameworks`, `reproduce`, `version` and
//! `release`.
//!
//! Each command first installs what it needs and does not find, so that a fresh clone needs
//! Rust, Node and apt, and nothing typed before. Written for Linux and macOS.

mod audit;
mod bench;
mod build;
mod cdn;
mod changelog;
mod consumers;
#[cfg(test)]
mod contrast;
mod crates;
mod digits;
mod exports;
mod functions;
mod glue;
mod hashed;
mod integrity;
mod languages;
#[cfg(test)]
mod links;
mod lock;
mod order;
mod package;
mod project;
mod release;
mod reproduce;
#[cfg(test)]
mod rings;
mod serve;
mod shell;
mod shrink;
mod size;
mod split;
mod tally;
mod test;
mod tokens;
mod tools;
mod version;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Commands for building, trying and testing the telesales toolbar.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build, start the demo store with the mock Session Manager, and print the address
    Serve {
        /// The port on 127.0.0.1
        #[arg(long, default_value_t = 4010)]
        port: u16,
    },
    /// Build, serve a page with every look of the toolbar, and print the address; or take the pictures of it anew
    Gallery {
        /// The port on 127.0.0.1
        #[arg(long, default_value_t = 4010)]
        port: u16,
        /// Take the pictures in docs/images anew, which the end-to-end tests compare with what there is
        #[arg(long, conflicts_with = "port")]
        pictures: bool,
    },
    /// Everything a change must pass: formatting, lints, tests native, in a browser and end to end, sizes
    Test {
        /// Run this step only (and the build it rests on); may be given more than once
        #[arg(long, value_enum)]
        only: Vec<test::Step>,
    },
    /// Build what a store hosts into pkg/
    Build,
    /// Print the raw and brotli bytes of each file in pkg/, and fail past the budget
    Size {
        /// Write docs/size.md anew instead: where each kilobyte of the last build goes
        #[arg(long)]
        document: bool,
    },
    /// Measure the toolbar beside the same one in plain JavaScript, Preact and React, and write docs/performance.md
    Bench {
        /// What bench/README.md names: --runs N, --pairs N, --product NAME=FOLDER, --only ROLE, --profile PROFILE
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        options: Vec<String>,
    },
    /// Run the tests of the frameworks, and write their table in docs/frameworks.md anew
    Frameworks,
    /// Build what is committed once more in another folder, and fail unless both builds are the same, byte for byte
    Reproduce,
    /// Set the version of everything, and move what CHANGELOG.md says is unreleased under it
    Version {
        /// patch, minor, major, or the version itself
        next: version::Next,
    },
    /// Check, build twice, and write all that a release is made of into dist/<version>/; publishes nothing
    Release,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Serve { port } => serve::serve(port),
        Command::Gallery { pictures: true, .. } => test::take_pictures(),
        Command::Gallery { port, .. } => serve::gallery(port),
        Command::Test { only } => test::test(&only),
        Command::Build => build::build(),
        Command::Bench { options } => bench::bench(&options),
        Command::Size { document: true } => size::document(),
        Command::Size { document: false } => size::size(),
        Command::Frameworks => consumers::document_frameworks(),
        Command::Reproduce => reproduce::reproduce(),
        Command::Version { next } => version::set(next),
        Command::Release => release::release(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            for cause in error.chain().skip(1) {
                eprintln!("because: {cause}");
            }
            ExitCode::FAILURE
        }
    }
}
