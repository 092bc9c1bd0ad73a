//! The program: parse, run, print, exit.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(plainview::cli::main())
}
