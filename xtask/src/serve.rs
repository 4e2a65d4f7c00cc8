//! `cargo xtask serve`: the demo store, with a mock Session Manager behind it.

use std::fs;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{build, project, shell};

/// Builds everything, says what to open, and becomes the mock server.
pub fn serve(port: u16) -> Result<()> {
    serve_and_say(port, what_to_try)
}

/// The same for the page with all the toolbar's looks.
pub fn gallery(port: u16) -> Result<()> {
    serve_and_say(port, |port| {
        format!(
            "\nThe gallery is a page at http://127.0.0.1:{port}/demo/gallery/index.html\n\
             Every state, in every language, light and dark, narrow and wide. Ctrl-C ends it.\n"
        )
    })
}

fn serve_and_say(port: u16, words: fn(u16) -> String) -> Result<()> {
    check_port(port)?;
    build::build()?;
    let site = assemble_site()?;
    let mock = build_mock()?;
    println!("{}", words(port));
    // This process becomes the mock, so that Ctrl-C, or whatever else ends it, leaves nothing behind.
    let mut command = shell::command(mock);
    command.arg("--port").arg(port.to_string()).arg("--site").arg(site);
    command.arg("--content-security-policy").arg(content_security_policy()?);
    let error = command.exec();
    Err(error).with_context(|| format!("`{}` could not be started", shell::line(&command)))
}

/// Copies the demo store and the built element into one folder.
pub fn assemble_site() -> Result<PathBuf> {
    let site = project::fresh_folder("site")?;
    copy_demo_store(&site)?;
    copy_folder(&project::pkg(), &site.join("pkg"))?;
    Ok(site)
}

/// What the demo store lets its pages do: as much as SECURITY.md recommends to any store, and no more.
fn content_security_policy() -> Result<String> {
    Ok(project::read("demo/content-security-policy.txt")?.trim().to_owned())
}

/// Copies the demo store without the element.
pub fn copy_demo_store(site: &Path) -> Result<()> {
    let index = project::root().join("index.html");
    fs::copy(&index, site.join("index.html")).with_context(|| format!("{} could not be copied", index.display()))?;
    copy_folder(&project::root().join("demo"), &site.join("demo"))
}

/// Builds the mock Session Manager and returns its program.
pub fn build_mock() -> Result<PathBuf> {
    println!("Compiling the mock Session Manager: about half a minute the first time");
    shell::run(shell::cargo().args(["build", "--package", "session-manager-mock"]))?;
    Ok(project::target().join("debug/session-manager-mock"))
}

/// Says now what the mock could only say after the whole build.
fn check_port(port: u16) -> Result<()> {
    if TcpListener::bind(("127.0.0.1", port)).is_err() {
        bail!("port {port} is taken. Name another one: cargo xtask serve --port {}", port.wrapping_add(1).max(1024));
    }
    Ok(())
}

fn what_to_try(port: u16) -> String {
    let address = format!("http://127.0.0.1:{port}");
    format!(
        "\nThe demo store is a page at {address}/\n\
         \n\
         \x20 1. Open {address}/            as a shopper: no toolbar, and nothing of it is downloaded\n\
         \x20 2. Open {address}/mock/log-in and log in as an operator\n\
         \x20 3. Go back to the store: the toolbar is there. Press \"Log in as\" and name a customer\n\
         \n\
         Ctrl-C ends it.\n"
    )
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    let entries = fs::read_dir(from).with_context(|| format!("{} could not be read", from.display()))?;
    for entry in entries {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
