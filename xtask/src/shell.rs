//! Running other programs, with errors a person can act on.

use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::project;
use crate::tally::Tally;

/// A command that runs in the root of the workspace.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(project::root());
    command
}

/// Cargo, of the toolchain that this workspace pins.
pub fn cargo() -> Command {
    command("cargo")
}

/// Runs a command, its output going straight to the terminal.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Runs a command and returns what it printed, without the white space around.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        bail!("`{}` failed ({}): {}", line(command), output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a command for at most this long, and returns what it printed; nothing where it was not ready by then. It and all
/// that it started are ended then.
pub fn output_within(command: &mut Command, limit: Duration) -> Result<Option<Output>> {
    let end = Instant::now() + limit;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0)
        .spawn()
        .with_context(|| cannot_start(command))?;
    let group = child.id();
    let stdout = drain(child.stdout.take());
    let stderr = drain(child.stderr.take());
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if Instant::now() >= end {
            run(Command::new("sh").args(["-c", "kill -s KILL -- \"-$0\""]).arg(group.to_string()))?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(20));
    };
    let stdout = stdout.join().unwrap_or_default();
    let stderr = stderr.join().unwrap_or_default();
    Ok(Some(Output { status, stdout, stderr }))
}

/// Reads a pipe to its end, so that who writes into it need not wait.
fn drain(pipe: Option<impl Read + Send + 'static>) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            // What came until it broke is all there is.
            let _ = pipe.read_to_end(&mut bytes);
        }
        bytes
    })
}

/// Runs a test runner: passes its output on as it comes, and adds the tests it says it ran to `tally`.
pub fn run_tests(command: &mut Command, tally: &mut Tally) -> Result<()> {
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| cannot_start(command))?;
    let output = child.stdout.take().context("the output was asked for")?;
    let mut output = BufReader::new(output);
    let mut bytes = Vec::new();
    while output.read_until(b'\n', &mut bytes)? > 0 {
        std::io::stdout().write_all(&bytes)?;
        tally.read(&String::from_utf8_lossy(&bytes));
        bytes.clear();
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Whether a command starts and succeeds; its output is dropped.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The first executable file of this name on `PATH`.
pub fn find(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|file| is_executable(file))
}

/// `PATH` with these folders before it.
pub fn path_with<'a>(folders: impl IntoIterator<Item = &'a Path>) -> Result<std::ffi::OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = folders.into_iter().map(Path::to_path_buf);
    env::join_paths(folders.chain(env::split_paths(&path))).context("a folder's name holds a colon")
}

/// A command as one would type it.
pub fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| quoted(&word.to_string_lossy()))
        .collect::<Vec<_>>()
        .join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_=+./,:@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

fn is_executable(file: &Path) -> bool {
    file.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}

fn cannot_start(command: &Command) -> String {
    format!("`{}` could not be started", line(command))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_reads_as_one_would_type_it() {
        let mut command = Command::new("rustup");
        command.args(["target", "add", "wasm32-unknown-unknown"]);
        assert_eq!(line(&command), "rustup target add wasm32-unknown-unknown");
    }

    #[test]
    fn words_the_shell_would_split_are_quoted() {
        let mut command = Command::new("echo");
        command.args(["two words", "it's", ""]);
        assert_eq!(line(&command), r"echo 'two words' 'it'\''s' ''");
    }

    #[test]
    fn a_failed_command_is_named_with_its_exit_code() {
        let error = run(command("sh").args(["-c", "exit 3"])).unwrap_err();
        assert_eq!(error.to_string(), "`sh -c 'exit 3'` failed (exit status: 3)");
    }

    #[test]
    fn a_command_that_is_ready_in_time_is_heard_out() {
        let mut command = command("sh");
        command.args(["-c", "echo said; echo complained >&2; exit 3"]);
        let output = output_within(&mut command, Duration::from_mins(1)).unwrap().unwrap();
        assert_eq!(output.status.code(), Some(3));
        assert_eq!((output.stdout.as_slice(), output.stderr.as_slice()), (&b"said\n"[..], &b"complained\n"[..]));
    }

    #[test]
    fn a_command_that_takes_too_long_is_ended_with_all_that_it_started() {
        let told = std::env::temp_dir().join(format!("telesales-toolbar-{}", std::process::id()));
        let mut command = command("sh");
        command.args(["-c", "sh -c 'echo $$ > \"$0\"; exec sleep 60' \"$0\" & wait"]).arg(&told);
        // Long enough for both to have started on a busy machine.
        assert!(output_within(&mut command, Duration::from_secs(5)).unwrap().is_none());
        let started = std::fs::read_to_string(&told).unwrap();
        std::fs::remove_file(&told).unwrap();
        let is_there = || succeeds(Command::new("sh").args(["-c", "kill -0 \"$0\""]).arg(started.trim()));
        let end = Instant::now() + Duration::from_secs(10);
        while is_there() && Instant::now() < end {
            thread::sleep(Duration::from_millis(20));
        }
        assert!(!is_there());
    }

    #[test]
    fn a_command_that_does_not_exist_is_named() {
        let error = run(&mut command("no-such-program-here")).unwrap_err();
        assert_eq!(error.to_string(), "`no-such-program-here` could not be started");
    }
}
