//! The power cut: ext4 on a loop file with a long commit interval. A copy of the file while the server stands still is
//! what had reached the device; the copy is the next disk. Needs root, for the loop mount.

use crate::load::database::{run, sqlite_url};
use crate::load::program::Program;
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;

/// Size of the disk; sparse.
const DISK: &str = "512M";
/// Between the freeze and the copy: acknowledgements on their way arrive.
const STAND_STILL: Duration = Duration::from_millis(50);
/// Tries to unmount, while the kernel lets go of the killed server's files.
const UNMOUNT_TRIES: usize = 50;

/// A disk that can lose its power. Unmounted and removed when dropped.
#[derive(Debug)]
pub struct Disk {
    folder: TempDir,
}

impl Disk {
    /// A fresh disk, mounted.
    pub fn fresh() -> Result<Self> {
        let disk = Self { folder: tempfile::tempdir()? };
        std::fs::create_dir(disk.mount_point())?;
        run(Command::new("truncate").args(["-s", DISK]).arg(disk.image()))?;
        run(Command::new("mkfs.ext4").args(["-q", "-F"]).arg(disk.image()))?;
        disk.mount()?;
        Ok(disk)
    }

    /// The address of the database on it.
    pub fn database(&self) -> Result<String> {
        sqlite_url(&self.mount_point().join("data"))
    }

    /// Cuts the power under the server, and puts what had reached the device into its place.
    pub async fn cut(&self, program: &mut Program) -> Result<()> {
        program.freeze()?;
        tokio::time::sleep(STAND_STILL).await;
        let reached = self.folder.path().join("reached.img");
        let copied = run(Command::new("cp").arg("--sparse=always").arg(self.image()).arg(&reached));
        program.kill()?;
        copied?;
        self.unmount().await?;
        std::fs::rename(reached, self.image())?;
        self.mount()
    }

    fn image(&self) -> PathBuf {
        self.folder.path().join("disk.img")
    }

    fn mount_point(&self) -> PathBuf {
        self.folder.path().join("disk")
    }

    fn mount(&self) -> Result<()> {
        run(Command::new("mount").args(["-o", "loop,commit=600"]).arg(self.image()).arg(self.mount_point()))
    }

    async fn unmount(&self) -> Result<()> {
        for _ in 0..UNMOUNT_TRIES {
            if run(Command::new("umount").arg(self.mount_point())).is_ok() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        run(Command::new("umount").arg(self.mount_point()))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Already unmounted is fine.
        let _ = run(Command::new("umount").arg(self.mount_point()));
    }
}
